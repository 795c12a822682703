import glob
import os
import shutil

import lit.formats
from lit.llvm import llvm_config

config.name = "prelu"
config.test_format = lit.formats.ShTest(not llvm_config.use_lit_shell)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs", "Unit", "lib"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.prelu_obj_root, "test")

bin_dir = os.path.join(config.prelu_obj_root, "bin")
test_passes = os.path.join(config.prelu_obj_root, "lib",
                           "libPReluTestPasses.so")
plugin = os.path.join(config.prelu_obj_root, "lib", "libPReluPlugin.so")
config.environment["FILECHECK_OPTS"] = "-enable-var-scope"
config.environment["PRELU_OPT"] = os.path.join(bin_dir, "prelu-opt")
# The asan preset against Debian's uninstrumented MLIR: its arenas hand out
# memory that our side has poisoned.
config.environment["ASAN_OPTIONS"] = "detect_leaks=0:allow_user_poisoning=0"
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"
config.environment["PYTHONPATH"] = os.path.join(
    config.prelu_src_root, "tools", "lib")
# In front of the PATH: another MLIR's mlir-opt or another clang may be on it.
config.environment["PATH"] = os.pathsep.join(
    [bin_dir, config.llvm_tools_dir, config.environment["PATH"]])

config.substitutions.append(("%python", config.python))
config.substitutions.append(("%prelu_plugin", plugin))
config.substitutions.append(("%test_passes", test_passes))
config.substitutions.append(("%prelu_obj_root", config.prelu_obj_root))
config.substitutions.append(("%prelu_src_root", config.prelu_src_root))
lib_dir = os.path.join(config.prelu_obj_root, "lib")
config.substitutions.append(
    ("%c_api", f"-L{lib_dir} -Wl,-rpath,{lib_dir} -lprelu"))
# Ours and MLIR's C interface are archives, over the shared libraries of MLIR.
config.substitutions.append(("%dialect_capi", " ".join(
    ["-Wl,--start-group"] + sorted(glob.glob(os.path.join(lib_dir, "libPRelu*.a")))
    + [os.path.join(config.llvm_lib_dir, f"libMLIRCAPI{name}.a")
       for name in ["Arith", "Func", "IR", "Linalg", "Tensor"]]
    + ["-Wl,--end-group", f"-L{config.llvm_lib_dir}",
       f"-Wl,-rpath,{config.llvm_lib_dir}", "-lMLIR", "-lLLVM"])))
config.substitutions.append(
    ("%llvm_include", os.path.join(os.path.dirname(config.llvm_lib_dir),
                                   "include")))
config.substitutions.append(("%c_compiler", config.c_compiler))
config.substitutions.append(("%cxx_compiler", config.cxx_compiler))
config.substitutions.append(("%cmake", config.cmake))
config.substitutions.append(
    ("%runner", "mlir-runner -e main -entry-point-result=void -shared-libs="
     + os.path.join(config.llvm_lib_dir, "libmlir_runner_utils.so") + ","
     + os.path.join(config.llvm_lib_dir, "libmlir_c_runner_utils.so")))

# What lets code for matrix tiles run on a machine without AMX; x86-64 only.
amx_emulator = os.path.join(config.prelu_obj_root, "lib",
                            "libPReluAMXEmulator.so")
if os.path.exists(amx_emulator):
    config.available_features.add("amx-emulator")
config.substitutions.append(("%amx_emulator", amx_emulator))

vulkan_runtime = os.path.join(config.prelu_obj_root, "lib",
                              "libprelu_vulkan_runtime.so")
if os.path.exists(vulkan_runtime):
    config.available_features.add("vulkan")
config.substitutions.append(("%vulkan_runtime", vulkan_runtime))
# What the loader would otherwise find of other drivers has no device here.
config.environment["VK_ICD_FILENAMES"] = ":".join(
    glob.glob("/usr/share/vulkan/icd.d/lvp_icd*.json"))
for tool in ["spirv-val", "ptxas", "iree-compile", "chromium"]:
    if shutil.which(tool):
        config.available_features.add(tool)

if os.path.exists(config.d3):
    config.available_features.add("html-report")

with open("/proc/cpuinfo") as cpuinfo:
    flags = set(cpuinfo.read().split())
    if "avx2" in flags:
        config.available_features.add("avx2")
    if {"amx_tile", "amx_int8", "amx_bf16"} <= flags:
        config.available_features.add("amx")

if os.environ.get("PRELU_LONG_TESTS"):
    config.available_features.add("long")
# For run_blocks.py: what a page's commands may need.
config.substitutions.append(
    ("%have", " ".join(f"--have={f}" for f in sorted(config.available_features))))
