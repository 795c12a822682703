// RUN: prelu-opt %s -split-input-file -verify-diagnostics

// (C1)
func.func @three_outputs(%u: tensor<1x25x8x16xf32>) -> tensor<16x8x3x3xf32> {
  // expected-error @below {{'prelu.winograd_filter' op expects outputs to be 2, 4 or 6, got 3}}
  %0 = prelu.winograd_filter %u outputs 3 : tensor<1x25x8x16xf32> -> tensor<16x8x3x3xf32>
  return %0 : tensor<16x8x3x3xf32>
}

// -----

// (C2)
func.func @points_of_another_transform(%u: tensor<1x16x8x16xf32>) -> tensor<16x8x3x3xf32> {
  // expected-error @below {{'prelu.winograd_filter' op expects filters x panels x 36 points x input channels x panel as the transform of filters x output channels x input channels x window of 3, got 'tensor<1x16x8x16xf32>' and 'tensor<16x8x3x3xf32>'}}
  %0 = prelu.winograd_filter %u outputs 4 : tensor<1x16x8x16xf32> -> tensor<16x8x3x3xf32>
  return %0 : tensor<16x8x3x3xf32>
}

// -----

func.func @window_of_five(%u: tensor<1x36x8x16xf32>) -> tensor<16x8x5x5xf32> {
  // expected-error @below {{'prelu.winograd_filter' op expects filters x panels x 36 points}}
  %0 = prelu.winograd_filter %u outputs 4 : tensor<1x36x8x16xf32> -> tensor<16x8x5x5xf32>
  return %0 : tensor<16x8x5x5xf32>
}

// -----

func.func @panels_of_other_channels(%u: tensor<3x36x8x16xf32>) -> tensor<32x8x3x3xf32> {
  // expected-error @below {{'prelu.winograd_filter' op expects filters x panels x 36 points}}
  %0 = prelu.winograd_filter %u outputs 4 : tensor<3x36x8x16xf32> -> tensor<32x8x3x3xf32>
  return %0 : tensor<32x8x3x3xf32>
}

// -----

func.func @too_few_dimensions(%u: tensor<36x8x16xf32>) -> tensor<16x8x3x3xf32> {
  // expected-error @below {{'prelu.winograd_filter' op expects filters x panels x 36 points}}
  %0 = prelu.winograd_filter %u outputs 4 : tensor<36x8x16xf32> -> tensor<16x8x3x3xf32>
  return %0 : tensor<16x8x3x3xf32>
}

// -----

func.func @another_element(%u: tensor<1x36x8x16xf16>) -> tensor<16x8x3x3xf32> {
  // expected-error @below {{'prelu.winograd_filter' op expects filters x panels x 36 points}}
  %0 = prelu.winograd_filter %u outputs 4 : tensor<1x36x8x16xf16> -> tensor<16x8x3x3xf32>
  return %0 : tensor<16x8x3x3xf32>
}
