// RUN: prelu-opt %s -split-input-file -verify-diagnostics

func.func @too_few_elements(%a: vector<32xi8>, %acc: vector<16xi32>) -> vector<16xi32> {
  // expected-error @below {{'prelu.dot' op expects 4 elements of 'i8' for each lane of 'i32', got 'vector<32xi8>' into 'vector<16xi32>'}}
  %0 = prelu.dot u8s8 %a, %a, %acc : vector<32xi8> into vector<16xi32>
  return %0 : vector<16xi32>
}

// -----

func.func @wrong_element(%a: vector<32xi8>, %acc: vector<16xf32>) -> vector<16xf32> {
  // expected-error @below {{'prelu.dot' op expects 2 elements of 'bf16' for each lane of 'f32', got 'vector<32xi8>' into 'vector<16xf32>'}}
  %0 = prelu.dot bf16 %a, %a, %acc : vector<32xi8> into vector<16xf32>
  return %0 : vector<16xf32>
}

// -----

func.func @bytes_for_wide_products(%a: vector<32xi8>, %acc: vector<16xi32>) -> vector<16xi32> {
  // expected-error @below {{'prelu.dot' op expects 2 elements of 'i16' for each lane of 'i32', got 'vector<32xi8>' into 'vector<16xi32>'}}
  %0 = prelu.dot s16s16 %a, %a, %acc : vector<32xi8> into vector<16xi32>
  return %0 : vector<16xi32>
}

// -----

func.func @wrong_sum(%a: vector<32xbf16>, %acc: vector<16xi32>) -> vector<16xi32> {
  // expected-error @below {{'prelu.dot' op expects 2 elements of 'bf16' for each lane of 'f32', got 'vector<32xbf16>' into 'vector<16xi32>'}}
  %0 = prelu.dot bf16 %a, %a, %acc : vector<32xbf16> into vector<16xi32>
  return %0 : vector<16xi32>
}
