// RUN: prelu-opt %s | prelu-opt | FileCheck %s

// CHECK-LABEL: @unsigned_times_signed
// CHECK: prelu.dot u8s8 %{{.*}}, %{{.*}}, %{{.*}} : vector<64xi8> into vector<16xi32>
func.func @unsigned_times_signed(%a: vector<64xi8>, %b: vector<64xi8>, %acc: vector<16xi32>) -> vector<16xi32> {
  %0 = prelu.dot u8s8 %a, %b, %acc : vector<64xi8> into vector<16xi32>
  return %0 : vector<16xi32>
}

// CHECK-LABEL: @brain_floats
// CHECK: prelu.dot bf16 %{{.*}}, %{{.*}}, %{{.*}} : vector<8xbf16> into vector<4xf32>
func.func @brain_floats(%a: vector<8xbf16>, %b: vector<8xbf16>, %acc: vector<4xf32>) -> vector<4xf32> {
  %0 = prelu.dot bf16 %a, %b, %acc : vector<8xbf16> into vector<4xf32>
  return %0 : vector<4xf32>
}

// CHECK-LABEL: @pairs_of_shorts
// CHECK: prelu.dot s16s16 %{{.*}}, %{{.*}}, %{{.*}} : vector<16xi16> into vector<8xi32>
func.func @pairs_of_shorts(%a: vector<16xi16>, %b: vector<16xi16>, %acc: vector<8xi32>) -> vector<8xi32> {
  %0 = prelu.dot s16s16 %a, %b, %acc : vector<16xi16> into vector<8xi32>
  return %0 : vector<8xi32>
}
