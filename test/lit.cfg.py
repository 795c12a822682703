import os
import lit.formats
from lit.llvm import llvm_config

config.name = "prelu"
config.test_format = lit.formats.ShTest(not llvm_config.use_lit_shell)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.prelu_obj_root, "test")
config.environment["FILECHECK_OPTS"] = "-enable-var-scope"

# In front of the PATH: another MLIR's mlir-opt or another clang may be on it.
config.environment["PATH"] = os.pathsep.join(
    [os.path.join(config.prelu_obj_root, "bin"), config.llvm_tools_dir,
     config.environment["PATH"]])

config.substitutions += [
    ("%python", config.python),
    ("%cmake", config.cmake),
    ("%c_compiler", config.c_compiler),
    ("%cxx_compiler", config.cxx_compiler),
    ("%llvm_dir", os.path.dirname(config.llvm_tools_dir)),
    ("%prelu_obj_root", config.prelu_obj_root),
    ("%prelu_src_root", config.prelu_src_root),
    ("%prelu_plugin", os.path.join(config.prelu_obj_root, "lib",
                                   "libPReluPlugin.so")),
]
