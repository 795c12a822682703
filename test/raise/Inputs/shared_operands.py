"""Prints functions whose expressions share operands at every level: walked
operand by operand, each level would double the work."""

LEVELS = 50

print("func.func @alpha(%x: f32, %a0: f32) -> f32 {")
print("  %c = arith.constant 0.5 : f32")
for level in range(LEVELS):
    print(f"  %m{level} = arith.minimumf %a{level}, %c : f32")
    print(f"  %a{level + 1} = arith.minimumf %a{level}, %m{level} : f32")
print("  %lo = arith.constant 0.25 : f32")
print(f"  %a = arith.maximumf %a{LEVELS}, %lo : f32")
print("  %p = arith.mulf %a, %x : f32")
print("  %y = arith.maximumf %x, %p : f32\n  return %y : f32\n}")

print("func.func @sum(%x: f32) -> f32 {")
print("  %zero = arith.constant 0.0 : f32")
print("  %y0 = arith.maximumf %x, %zero : f32")
for level in range(LEVELS):
    print(f"  %y{level + 1} = arith.addf %y{level}, %y{level} : f32")
print(f"  return %y{LEVELS} : f32\n}}")

print("func.func @size(%y0: tensor<?x4xf32>) -> tensor<?x4xf32> {")
for level in range(LEVELS):
    print(f"  %y{level + 1} = tosa.add %y{level}, %y{level} : "
          "(tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>")
print(f"  return %y{LEVELS} : tensor<?x4xf32>\n}}")
