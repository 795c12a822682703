// Every function of the math dialect becomes code without libdevice and ROCm.
// RUN: env -u CUDA_HOME -u CUDA_ROOT -u CUDA_PATH prelu-opt %s --prelu-nvvm-pipeline | FileCheck %s
// RUN: prelu-opt %s --prelu-rocdl-pipeline | FileCheck %s
// RUN: prelu-opt %s --prelu-spirv-pipeline | FileCheck %s

#map = affine_map<(d0) -> (d0)>
// CHECK-NOT: __nv_
// CHECK-NOT: __ocml_
// CHECK-LABEL: llvm.func weak @functions(
func.func @functions(%x: tensor<64xf32>, %a: tensor<64xf32>) -> tensor<64xf32> {
  %k = arith.constant 3 : i32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<64xf32>
  %y = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel"]}
      ins(%x, %a : tensor<64xf32>, tensor<64xf32>) outs(%e : tensor<64xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %acos = math.acos %v : f32
    %s0 = arith.addf %v, %acos : f32
    %acosh = math.acosh %v : f32
    %s1 = arith.addf %s0, %acosh : f32
    %asin = math.asin %v : f32
    %s2 = arith.addf %s1, %asin : f32
    %asinh = math.asinh %v : f32
    %s3 = arith.addf %s2, %asinh : f32
    %atan = math.atan %v : f32
    %s4 = arith.addf %s3, %atan : f32
    %atanh = math.atanh %v : f32
    %s5 = arith.addf %s4, %atanh : f32
    %cbrt = math.cbrt %v : f32
    %s6 = arith.addf %s5, %cbrt : f32
    %ceil = math.ceil %v : f32
    %s7 = arith.addf %s6, %ceil : f32
    %cos = math.cos %v : f32
    %s8 = arith.addf %s7, %cos : f32
    %cosh = math.cosh %v : f32
    %s9 = arith.addf %s8, %cosh : f32
    %erf = math.erf %v : f32
    %s10 = arith.addf %s9, %erf : f32
    %erfc = math.erfc %v : f32
    %s11 = arith.addf %s10, %erfc : f32
    %exp = math.exp %v : f32
    %s12 = arith.addf %s11, %exp : f32
    %exp2 = math.exp2 %v : f32
    %s13 = arith.addf %s12, %exp2 : f32
    %expm1 = math.expm1 %v : f32
    %s14 = arith.addf %s13, %expm1 : f32
    %floor = math.floor %v : f32
    %s15 = arith.addf %s14, %floor : f32
    %log = math.log %v : f32
    %s16 = arith.addf %s15, %log : f32
    %log10 = math.log10 %v : f32
    %s17 = arith.addf %s16, %log10 : f32
    %log1p = math.log1p %v : f32
    %s18 = arith.addf %s17, %log1p : f32
    %log2 = math.log2 %v : f32
    %s19 = arith.addf %s18, %log2 : f32
    %round = math.round %v : f32
    %s20 = arith.addf %s19, %round : f32
    %roundeven = math.roundeven %v : f32
    %s21 = arith.addf %s20, %roundeven : f32
    %rsqrt = math.rsqrt %v : f32
    %s22 = arith.addf %s21, %rsqrt : f32
    %sin = math.sin %v : f32
    %s23 = arith.addf %s22, %sin : f32
    %sinh = math.sinh %v : f32
    %s24 = arith.addf %s23, %sinh : f32
    %sqrt = math.sqrt %v : f32
    %s25 = arith.addf %s24, %sqrt : f32
    %tan = math.tan %v : f32
    %s26 = arith.addf %s25, %tan : f32
    %tanh = math.tanh %v : f32
    %s27 = arith.addf %s26, %tanh : f32
    %trunc = math.trunc %v : f32
    %s28 = arith.addf %s27, %trunc : f32
    %atan2 = math.atan2 %v, %w : f32
    %s29 = arith.addf %s28, %atan2 : f32
    %copysign = math.copysign %v, %w : f32
    %s30 = arith.addf %s29, %copysign : f32
    %powf = math.powf %v, %w : f32
    %s31 = arith.addf %s30, %powf : f32
    %fpowi = math.fpowi %v, %k : f32, i32
    %s32 = arith.addf %s31, %fpowi : f32
    %clampf = math.clampf %v to [%w, %one] : f32
    %s33 = arith.addf %s32, %clampf : f32
    %sin0, %cos0 = math.sincos %v : f32
    %s34 = arith.addf %s33, %sin0 : f32
    %remf = arith.remf %v, %w : f32
    %s35 = arith.addf %s34, %remf : f32
    %isinf = math.isinf %v : f32
    %isinff = arith.select %isinf, %one, %w : f32
    %s36 = arith.addf %s35, %isinff : f32
    %isnan = math.isnan %v : f32
    %isnanf = arith.select %isnan, %one, %w : f32
    %s37 = arith.addf %s36, %isnanf : f32
    %isfinite = math.isfinite %v : f32
    %isfinitef = arith.select %isfinite, %one, %w : f32
    %s38 = arith.addf %s37, %isfinitef : f32
    %isnormal = math.isnormal %v : f32
    %isnormalf = arith.select %isnormal, %one, %w : f32
    %s39 = arith.addf %s38, %isnormalf : f32
    linalg.yield %s39 : f32
  } -> tensor<64xf32>
  return %y : tensor<64xf32>
}
