// RUN: prelu-opt %s --pass-pipeline='builtin.module(gpu.module(prelu-kernels-to-spirv))' | FileCheck %s

// Workgroup memory is a variable, vectors travel element by element, and the
// block's size is the entry point's. The kernel stays for gpu.launch_func.
// CHECK:       gpu.module @k
// CHECK:         spirv.module @__spv__k Logical GLSL450
// CHECK:           spirv.GlobalVariable @[[S:.*]] : !spirv.ptr<!spirv.struct<(!spirv.array<64 x f32>)>, Workgroup>
// CHECK:           spirv.func @k(%{{.*}}: !spirv.ptr<!spirv.struct<(!spirv.array<64 x f32, stride=4> [0])>, StorageBuffer>
// CHECK-SAME:        spirv.entry_point_abi = #spirv.entry_point_abi<workgroup_size = [16, 1, 1]>
// CHECK:               %[[V:.*]] = spirv.mlir.addressof @[[S]]
// CHECK-COUNT-4:       spirv.Load "StorageBuffer" %{{.*}} : f32
// CHECK:               spirv.AccessChain %[[V]]
// CHECK-COUNT-4:       spirv.Store "Workgroup" %{{.*}} : f32
// CHECK:               spirv.ControlBarrier <Workgroup>, <Workgroup>, <AcquireRelease|WorkgroupMemory>
// CHECK:         gpu.func @k(
gpu.module @k [#spirv.target_env<#spirv.vce<v1.3, [Shader], [SPV_KHR_storage_buffer_storage_class]>, #spirv.resource_limits<>>] {
  gpu.func @k(%x: memref<64xf32>) workgroup(%s: memref<64xf32, #gpu.address_space<workgroup>>) kernel attributes {known_block_size = array<i32: 16, 1, 1>} {
    %i = gpu.thread_id x
    %v = vector.load %x[%i] : memref<64xf32>, vector<4xf32>
    vector.store %v, %s[%i] : memref<64xf32, #gpu.address_space<workgroup>>, vector<4xf32>
    gpu.barrier
    gpu.return
  }
}

// A choice between vectors has a truth value for each element.
// CHECK:       gpu.module @select
// CHECK:         spirv.module
// CHECK:           %[[ALL:.*]] = spirv.CompositeConstruct %[[C:.*]], %[[C]], %[[C]], %[[C]] : (i1, i1, i1, i1) -> vector<4xi1>
// CHECK:           spirv.Select %[[ALL]], %{{.*}} : vector<4xi1>, vector<4xf32>
gpu.module @select [#spirv.target_env<#spirv.vce<v1.3, [Shader], [SPV_KHR_storage_buffer_storage_class]>, #spirv.resource_limits<>>] {
  gpu.func @select(%x: memref<64xf32>) kernel attributes {known_block_size = array<i32: 16, 1, 1>} {
    %c8 = arith.constant 8 : index
    %zero = arith.constant dense<0.0> : vector<4xf32>
    %i = gpu.thread_id x
    %c = arith.cmpi ult, %i, %c8 : index
    %v = vector.load %x[%i] : memref<64xf32>, vector<4xf32>
    %w = arith.select %c, %v, %zero : vector<4xf32>
    vector.store %w, %x[%i] : memref<64xf32>, vector<4xf32>
    gpu.return
  }
}

// Drivers may not take x - x for 0: it is NaN for an infinity.
// CHECK:       gpu.module @difference
// CHECK:         spirv.module
// CHECK:           %[[X:.*]] = spirv.Load "StorageBuffer"
// CHECK:           spirv.FSub %[[X]], %[[X]] {no_contraction} : f32
// CHECK:           spirv.FSub %{{.*}}, %[[X]] : f32
gpu.module @difference [#spirv.target_env<#spirv.vce<v1.3, [Shader], [SPV_KHR_storage_buffer_storage_class]>, #spirv.resource_limits<>>] {
  gpu.func @difference(%x: memref<64xf32>) kernel attributes {known_block_size = array<i32: 16, 1, 1>} {
    %i = gpu.thread_id x
    %v = memref.load %x[%i] : memref<64xf32>
    %d = arith.subf %v, %v : f32
    %e = arith.subf %d, %v : f32
    memref.store %e, %x[%i] : memref<64xf32>
    gpu.return
  }
}
