/* dialect.c: a program that uses MLIR through its C interface raises and fuses a
   PReLU. */
#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Func.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/Tensor.h"
#include "mlir-c/IR.h"
#include "mlir-c/Pass.h"
#include "prelu-c/Dialect.h"
#include <stdio.h>

static const char text[] =
    "func.func @f(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>)\n"
    "    -> tensor<4x16xf32> {\n"
    "  %zero = arith.constant 0.0 : f32\n"
    "  %e = tensor.empty() : tensor<4x16xf32>\n"
    "  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>)\n"
    "      -> tensor<4x16xf32>\n"
    "  %m = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>)\n"
    "      outs(%i : tensor<4x16xf32>) -> tensor<4x16xf32>\n"
    "  %alpha = arith.constant dense<0.25> : tensor<f32>\n"
    "  %r = prelu.prelu %m, %alpha {alpha_dims = array<i64>}\n"
    "      : tensor<4x16xf32>, tensor<f32>\n"
    "  return %r : tensor<4x16xf32>\n"
    "}\n";

static void print(MlirStringRef part, void *file) {
  fwrite(part.data, 1, part.length, file);
}

int main(void) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  preluRegisterAllDialects(registry);
  preluRegisterAllPasses();
  preluRegisterAllPasses(); /* more than once */
  mlirDialectHandleInsertDialect(mlirGetDialectHandle__arith__(), registry);
  mlirDialectHandleInsertDialect(mlirGetDialectHandle__func__(), registry);
  mlirDialectHandleInsertDialect(mlirGetDialectHandle__linalg__(), registry);
  mlirDialectHandleInsertDialect(mlirGetDialectHandle__tensor__(), registry);
  mlirDialectHandleInsertDialect(mlirGetDialectHandle__prelu__(), registry);
  MlirContext context =
      mlirContextCreateWithRegistry(registry, /*threadingEnabled=*/false);

  MlirModule module =
      mlirModuleCreateParse(context, mlirStringRefCreateFromCString(text));
  MlirPassManager passes = mlirPassManagerCreate(context);
  if (mlirModuleIsNull(module) ||
      mlirLogicalResultIsFailure(mlirParsePassPipeline(
          mlirPassManagerGetAsOpPassManager(passes),
          mlirStringRefCreateFromCString(
              "builtin.module(prelu-raise,prelu-fuse)"),
          print, stderr)) ||
      mlirLogicalResultIsFailure(
          mlirPassManagerRunOnOp(passes, mlirModuleGetOperation(module))))
    return 1;
  mlirOperationPrint(mlirModuleGetOperation(module), print, stdout);

  mlirPassManagerDestroy(passes);
  mlirModuleDestroy(module);
  mlirContextDestroy(context);
  mlirDialectRegistryDestroy(registry);
  return 0;
}
