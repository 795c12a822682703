//===- VulkanRuntime.cpp - MLIR's GPU runtime functions over Vulkan
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the host code of prelu-spirv-pipeline calls: the functions that
// gpu-to-llvm declares, over any Vulkan 1.1 device. Debian has no such library.
//
// Device memory is a storage buffer that the host sees too, and a device
// pointer is its address in the host's memory: a view's offset is plain
// arithmetic, and a copy is a memcpy once the kernels before it are done. A
// kernel's parameters are a pointer and a size in bytes for each buffer. A
// pointer that is no device memory is copied to the device for one launch and
// back.
//
// Kernels of a stream are recorded into one command buffer, which runs at the
// next copy, deallocation or synchronization. Errors end the program with a
// message: the functions have no way to report one.
//
// PRELU_VULKAN_DEVICE=<number> picks another device than the first.
//
//===----------------------------------------------------------------------===//

#include <vulkan/vulkan.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace {

[[noreturn]] void fail(const char *what, const std::string &detail) {
  std::fprintf(stderr, "prelu Vulkan runtime: %s: %s\n", what, detail.c_str());
  std::exit(EXIT_FAILURE);
}

void check(VkResult result, const char *what) {
  if (result != VK_SUCCESS)
    fail(what, "VkResult " + std::to_string(result));
}

/// A storage buffer that the host has mapped.
struct Buffer {
  VkBuffer buffer = VK_NULL_HANDLE;
  VkDeviceMemory memory = VK_NULL_HANDLE;
  char *mapped = nullptr;
  size_t size = 0;
};

/// The one device, and the memory on it.
class Device {
public:
  static Device &get() {
    static Device device;
    return device;
  }
  /// True once the program has begun to end: libraries that are unloaded
  /// after this free what they hold on a device that is no longer there.
  static bool isGone;

  Device(const Device &) = delete;
  ~Device() { isGone = true; }

  Buffer createBuffer(size_t size);
  void destroyBuffer(const Buffer &buffer);

  /// The buffer that holds `pointer`, or null.
  const Buffer *find(const void *pointer) const;

  VkDevice device = VK_NULL_HANDLE;
  VkQueue queue = VK_NULL_HANDLE;
  VkCommandPool commandPool = VK_NULL_HANDLE;
  VkPhysicalDeviceLimits limits = {};
  /// By address.
  std::map<uintptr_t, Buffer> buffers;
  std::recursive_mutex mutex;

  /// What kernels may declare, by the numbers of SPIR-V's capabilities.
  std::set<uint32_t> capabilities;

private:
  Device();
  void pickDevice(VkInstance instance);
  void createDevice();

  VkPhysicalDevice physical = VK_NULL_HANDLE;
  uint32_t queueFamily = 0;
  VkPhysicalDeviceMemoryProperties memories = {};
};

bool Device::isGone = false;

void Device::pickDevice(VkInstance instance) {
  uint32_t count = 0;
  check(vkEnumeratePhysicalDevices(instance, &count, nullptr),
        "listing devices");
  if (count == 0)
    fail("no Vulkan device", "install a driver, such as mesa-vulkan-drivers");
  std::vector<VkPhysicalDevice> devices(count);
  check(vkEnumeratePhysicalDevices(instance, &count, devices.data()),
        "listing devices");
  const char *choice = std::getenv("PRELU_VULKAN_DEVICE");
  size_t number = choice ? std::strtoul(choice, nullptr, 10) : 0;
  if (number >= count)
    fail("PRELU_VULKAN_DEVICE",
         "there are " + std::to_string(count) + " devices, got " + choice);
  physical = devices[number];
  uint32_t families = 0;
  vkGetPhysicalDeviceQueueFamilyProperties(physical, &families, nullptr);
  std::vector<VkQueueFamilyProperties> properties(families);
  vkGetPhysicalDeviceQueueFamilyProperties(physical, &families,
                                           properties.data());
  while (queueFamily < families &&
         !(properties[queueFamily].queueFlags & VK_QUEUE_COMPUTE_BIT))
    ++queueFamily;
  if (queueFamily == families)
    fail("device", "it has no queue that computes");
}

/// The capabilities of SPIR-V that a kernel's element types may need; the
/// numbers are those of its specification.
enum Capability : uint32_t {
  kMatrix = 0,
  kShader = 1,
  kFloat16 = 9,
  kFloat64 = 10,
  kInt64 = 11,
  kInt16 = 22,
  kInt8 = 39,
  kStorageBuffer16BitAccess = 4433,
  kStorageBuffer8BitAccess = 4448
};

/// Creates the device with every feature it has that kernels may need.
void Device::createDevice() {
  uint32_t count = 0;
  check(
      vkEnumerateDeviceExtensionProperties(physical, nullptr, &count, nullptr),
      "listing extensions");
  std::vector<VkExtensionProperties> known(count);
  check(vkEnumerateDeviceExtensionProperties(physical, nullptr, &count,
                                             known.data()),
        "listing extensions");
  std::vector<const char *> extensions;
  auto enable = [&](const char *name) {
    for (const VkExtensionProperties &extension : known)
      if (std::strcmp(extension.extensionName, name) == 0) {
        extensions.push_back(name);
        return true;
      }
    return false;
  };
  VkPhysicalDeviceFeatures2 has = {};
  has.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2;
  VkPhysicalDevice16BitStorageFeatures storage16 = {};
  storage16.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES;
  has.pNext = &storage16;
  VkPhysicalDevice8BitStorageFeatures storage8 = {};
  storage8.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES;
  if (enable(VK_KHR_8BIT_STORAGE_EXTENSION_NAME)) {
    storage8.pNext = has.pNext;
    has.pNext = &storage8;
  }
  VkPhysicalDeviceShaderFloat16Int8Features small = {};
  small.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES;
  if (enable(VK_KHR_SHADER_FLOAT16_INT8_EXTENSION_NAME)) {
    small.pNext = has.pNext;
    has.pNext = &small;
  }
  vkGetPhysicalDeviceFeatures2(physical, &has);
  VkPhysicalDeviceFeatures wanted = {};
  wanted.shaderFloat64 = has.features.shaderFloat64;
  wanted.shaderInt64 = has.features.shaderInt64;
  wanted.shaderInt16 = has.features.shaderInt16;
  has.features = wanted;
  capabilities = {kMatrix, kShader};
  auto add = [&](VkBool32 feature, Capability capability) {
    if (feature)
      capabilities.insert(capability);
  };
  add(wanted.shaderFloat64, kFloat64);
  add(wanted.shaderInt64, kInt64);
  add(wanted.shaderInt16, kInt16);
  add(small.shaderFloat16, kFloat16);
  add(small.shaderInt8, kInt8);
  add(storage16.storageBuffer16BitAccess, kStorageBuffer16BitAccess);
  add(storage8.storageBuffer8BitAccess, kStorageBuffer8BitAccess);

  float priority = 1;
  VkDeviceQueueCreateInfo queueInfo = {};
  queueInfo.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO;
  queueInfo.queueFamilyIndex = queueFamily;
  queueInfo.queueCount = 1;
  queueInfo.pQueuePriorities = &priority;
  VkDeviceCreateInfo deviceInfo = {};
  deviceInfo.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO;
  deviceInfo.pNext = &has;
  deviceInfo.enabledExtensionCount = static_cast<uint32_t>(extensions.size());
  deviceInfo.ppEnabledExtensionNames = extensions.data();
  deviceInfo.queueCreateInfoCount = 1;
  deviceInfo.pQueueCreateInfos = &queueInfo;
  check(vkCreateDevice(physical, &deviceInfo, nullptr, &device),
        "creating a device");
}

Device::Device() {
  VkApplicationInfo application = {};
  application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO;
  application.pApplicationName = "prelu-opt";
  application.apiVersion = VK_API_VERSION_1_1;
  VkInstanceCreateInfo instanceInfo = {};
  instanceInfo.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
  instanceInfo.pApplicationInfo = &application;
  VkInstance instance;
  check(vkCreateInstance(&instanceInfo, nullptr, &instance),
        "creating an instance");
  pickDevice(instance);

  createDevice();
  vkGetDeviceQueue(device, queueFamily, 0, &queue);

  VkCommandPoolCreateInfo poolInfo = {};
  poolInfo.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
  poolInfo.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT;
  poolInfo.queueFamilyIndex = queueFamily;
  check(vkCreateCommandPool(device, &poolInfo, nullptr, &commandPool),
        "creating a command pool");
  VkPhysicalDeviceProperties properties;
  vkGetPhysicalDeviceProperties(physical, &properties);
  limits = properties.limits;
  vkGetPhysicalDeviceMemoryProperties(physical, &memories);
}

Buffer Device::createBuffer(size_t size) {
  Buffer result;
  result.size = size;
  VkBufferCreateInfo bufferInfo = {};
  bufferInfo.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
  // An empty tensor still needs an address.
  bufferInfo.size = size == 0 ? 4 : size;
  bufferInfo.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT;
  check(vkCreateBuffer(device, &bufferInfo, nullptr, &result.buffer),
        "creating a buffer");
  VkMemoryRequirements requirements;
  vkGetBufferMemoryRequirements(device, result.buffer, &requirements);
  constexpr VkMemoryPropertyFlags wanted = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT |
                                           VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
  uint32_t type = 0;
  while (type < memories.memoryTypeCount &&
         (!(requirements.memoryTypeBits & (1u << type)) ||
          (memories.memoryTypes[type].propertyFlags & wanted) != wanted))
    ++type;
  if (type == memories.memoryTypeCount)
    fail("device", "it has no memory that the host can map");
  VkMemoryAllocateInfo memoryInfo = {};
  memoryInfo.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
  memoryInfo.allocationSize = requirements.size;
  memoryInfo.memoryTypeIndex = type;
  check(vkAllocateMemory(device, &memoryInfo, nullptr, &result.memory),
        "allocating memory");
  check(vkBindBufferMemory(device, result.buffer, result.memory, 0),
        "binding memory");
  void *mapped;
  check(vkMapMemory(device, result.memory, 0, VK_WHOLE_SIZE, 0, &mapped),
        "mapping memory");
  result.mapped = static_cast<char *>(mapped);
  return result;
}

void Device::destroyBuffer(const Buffer &buffer) {
  vkDestroyBuffer(device, buffer.buffer, nullptr);
  vkFreeMemory(device, buffer.memory, nullptr);
}

const Buffer *Device::find(const void *pointer) const {
  auto address = reinterpret_cast<uintptr_t>(pointer);
  auto next = buffers.upper_bound(address);
  if (next == buffers.begin())
    return nullptr;
  const Buffer &buffer = std::prev(next)->second;
  auto begin = reinterpret_cast<uintptr_t>(buffer.mapped);
  return address < begin + buffer.size || address == begin ? &buffer : nullptr;
}

struct Module;

/// A kernel; its pipeline is made at the first launch, which tells how many
/// buffers it takes.
struct Function {
  Module *module;
  std::string name;
  uint32_t numBuffers = 0;
  VkDescriptorSetLayout setLayout = VK_NULL_HANDLE;
  VkPipelineLayout layout = VK_NULL_HANDLE;
  VkPipeline pipeline = VK_NULL_HANDLE;

  void createPipeline(uint32_t count);
  void destroy();
};

struct Module {
  VkShaderModule shader = VK_NULL_HANDLE;
  std::map<std::string, std::unique_ptr<Function>> functions;
};

void Function::createPipeline(uint32_t count) {
  if (pipeline)
    return;
  numBuffers = count;
  Device &device = Device::get();
  std::vector<VkDescriptorSetLayoutBinding> bindings(count);
  for (uint32_t i = 0; i < count; ++i)
    bindings[i] = {i, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1,
                   VK_SHADER_STAGE_COMPUTE_BIT, nullptr};
  VkDescriptorSetLayoutCreateInfo setInfo = {};
  setInfo.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
  setInfo.bindingCount = count;
  setInfo.pBindings = bindings.data();
  check(
      vkCreateDescriptorSetLayout(device.device, &setInfo, nullptr, &setLayout),
      "creating a descriptor set layout");
  VkPipelineLayoutCreateInfo layoutInfo = {};
  layoutInfo.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
  layoutInfo.setLayoutCount = 1;
  layoutInfo.pSetLayouts = &setLayout;
  check(vkCreatePipelineLayout(device.device, &layoutInfo, nullptr, &layout),
        "creating a pipeline layout");
  VkComputePipelineCreateInfo info = {};
  info.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO;
  info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
  info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
  info.stage.module = module->shader;
  info.stage.pName = name.c_str();
  info.layout = layout;
  check(vkCreateComputePipelines(device.device, VK_NULL_HANDLE, 1, &info,
                                 nullptr, &pipeline),
        "creating a pipeline");
}

void Function::destroy() {
  VkDevice device = Device::get().device;
  vkDestroyPipeline(device, pipeline, nullptr);
  vkDestroyPipelineLayout(device, layout, nullptr);
  vkDestroyDescriptorSetLayout(device, setLayout, nullptr);
}

/// Kernels that wait in a command buffer.
class Stream {
public:
  ~Stream();
  void launch(Function &function, uint32_t x, uint32_t y, uint32_t z,
              const std::vector<VkDescriptorBufferInfo> &buffers);
  void synchronize();

private:
  void begin();
  VkDescriptorSet createSet(const Function &function);

  VkCommandBuffer commands = VK_NULL_HANDLE;
  bool isRecording = false;
  std::vector<VkDescriptorPool> pools;
};

void Stream::begin() {
  if (isRecording)
    return;
  Device &device = Device::get();
  if (!commands) {
    VkCommandBufferAllocateInfo info = {};
    info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
    info.commandPool = device.commandPool;
    info.commandBufferCount = 1;
    check(vkAllocateCommandBuffers(device.device, &info, &commands),
          "allocating a command buffer");
  }
  VkCommandBufferBeginInfo info = {};
  info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
  info.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
  check(vkBeginCommandBuffer(commands, &info), "recording");
  isRecording = true;
}

VkDescriptorSet Stream::createSet(const Function &function) {
  VkDevice device = Device::get().device;
  VkDescriptorPoolSize size = {VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
                               function.numBuffers};
  VkDescriptorPoolCreateInfo poolInfo = {};
  poolInfo.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
  poolInfo.maxSets = 1;
  poolInfo.poolSizeCount = 1;
  poolInfo.pPoolSizes = &size;
  pools.emplace_back();
  check(vkCreateDescriptorPool(device, &poolInfo, nullptr, &pools.back()),
        "creating a descriptor pool");
  VkDescriptorSetAllocateInfo setInfo = {};
  setInfo.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
  setInfo.descriptorPool = pools.back();
  setInfo.descriptorSetCount = 1;
  setInfo.pSetLayouts = &function.setLayout;
  VkDescriptorSet set;
  check(vkAllocateDescriptorSets(device, &setInfo, &set),
        "allocating a descriptor set");
  return set;
}

void Stream::launch(Function &function, uint32_t x, uint32_t y, uint32_t z,
                    const std::vector<VkDescriptorBufferInfo> &buffers) {
  begin();
  VkDescriptorSet set = createSet(function);
  std::vector<VkWriteDescriptorSet> writes(buffers.size());
  for (size_t i = 0; i < buffers.size(); ++i) {
    writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
    writes[i].dstSet = set;
    writes[i].dstBinding = static_cast<uint32_t>(i);
    writes[i].descriptorCount = 1;
    writes[i].descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
    writes[i].pBufferInfo = &buffers[i];
  }
  vkUpdateDescriptorSets(Device::get().device,
                         static_cast<uint32_t>(writes.size()), writes.data(), 0,
                         nullptr);
  vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE,
                    function.pipeline);
  vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_COMPUTE,
                          function.layout, 0, 1, &set, 0, nullptr);
  vkCmdDispatch(commands, x, y, z);
  // The next kernel, or the host, reads what this one has written.
  VkMemoryBarrier barrier = {};
  barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER;
  barrier.srcAccessMask = VK_ACCESS_SHADER_WRITE_BIT;
  barrier.dstAccessMask = VK_ACCESS_SHADER_READ_BIT |
                          VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_HOST_READ_BIT;
  vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT,
                       VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT |
                           VK_PIPELINE_STAGE_HOST_BIT,
                       0, 1, &barrier, 0, nullptr, 0, nullptr);
}

void Stream::synchronize() {
  if (!isRecording)
    return;
  Device &device = Device::get();
  check(vkEndCommandBuffer(commands), "recording");
  isRecording = false;
  VkSubmitInfo info = {};
  info.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO;
  info.commandBufferCount = 1;
  info.pCommandBuffers = &commands;
  check(vkQueueSubmit(device.queue, 1, &info, VK_NULL_HANDLE),
        "submitting kernels");
  check(vkQueueWaitIdle(device.queue), "waiting for kernels");
  for (VkDescriptorPool pool : pools)
    vkDestroyDescriptorPool(device.device, pool, nullptr);
  pools.clear();
}

Stream::~Stream() {
  synchronize();
  Device &device = Device::get();
  if (commands)
    vkFreeCommandBuffers(device.device, device.commandPool, 1, &commands);
}

/// Ends the program where the kernels need what the device does not have: it
/// would not say so.
void checkCapabilities(const Device &device,
                       const std::vector<uint32_t> &words) {
  constexpr size_t headerWords = 5;
  constexpr uint32_t capability = 17, extension = 10;
  for (size_t i = headerWords; i < words.size();) {
    uint32_t operation = words[i] & 0xffff, length = words[i] >> 16;
    // Capabilities come first.
    if ((operation != capability && operation != extension) || length == 0)
      return;
    if (operation == capability && i + 1 < words.size() &&
        device.capabilities.count(words[i + 1]) == 0)
      fail("loading a module", "the device lacks what SPIR-V's capability " +
                                   std::to_string(words[i + 1]) +
                                   " stands for");
    i += length;
  }
}

using Lock = std::lock_guard<std::recursive_mutex>;

Stream &getStream(void *stream) { return *static_cast<Stream *>(stream); }

} // namespace

#define PRELU_EXPORT extern "C" __attribute__((visibility("default")))

PRELU_EXPORT void *mgpuModuleLoad(void *data, size_t size) {
  Device &device = Device::get();
  Lock lock(device.mutex);
  auto module = std::make_unique<Module>();
  VkShaderModuleCreateInfo info = {};
  info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
  info.codeSize = size;
  // The bytes may lie anywhere, words may not.
  std::vector<uint32_t> words(size / 4);
  std::memcpy(words.data(), data, words.size() * 4);
  info.pCode = words.data();
  checkCapabilities(device, words);
  check(vkCreateShaderModule(device.device, &info, nullptr, &module->shader),
        "loading a module");
  return module.release();
}

PRELU_EXPORT void mgpuModuleUnload(void *pointer) {
  if (Device::isGone)
    return;
  Device &device = Device::get();
  Lock lock(device.mutex);
  std::unique_ptr<Module> module(static_cast<Module *>(pointer));
  for (auto &function : module->functions)
    function.second->destroy();
  vkDestroyShaderModule(device.device, module->shader, nullptr);
}

PRELU_EXPORT void *mgpuModuleGetFunction(void *pointer, const char *name) {
  Lock lock(Device::get().mutex);
  auto *module = static_cast<Module *>(pointer);
  std::unique_ptr<Function> &function = module->functions[name];
  if (!function)
    function.reset(new Function{module, name});
  return function.get();
}

/// Null once the program has begun to end.
PRELU_EXPORT void *mgpuStreamCreate() {
  return Device::isGone ? nullptr : new Stream;
}

PRELU_EXPORT void mgpuStreamDestroy(void *stream) {
  if (!stream)
    return;
  Lock lock(Device::get().mutex);
  delete static_cast<Stream *>(stream);
}

PRELU_EXPORT void mgpuStreamSynchronize(void *stream) {
  if (!stream)
    return;
  Lock lock(Device::get().mutex);
  getStream(stream).synchronize();
}

// There is one queue: what one stream waits for is done before its next kernel.
PRELU_EXPORT void *mgpuEventCreate() { return new char; }
PRELU_EXPORT void mgpuEventDestroy(void *event) {
  delete static_cast<char *>(event);
}
PRELU_EXPORT void mgpuEventRecord(void *, void *stream) {
  mgpuStreamSynchronize(stream);
}
PRELU_EXPORT void mgpuEventSynchronize(void *) {}
PRELU_EXPORT void mgpuStreamWaitEvent(void *, void *) {}

PRELU_EXPORT void *mgpuMemAlloc(uint64_t size, void *, bool) {
  Device &device = Device::get();
  Lock lock(device.mutex);
  Buffer buffer = device.createBuffer(size);
  device.buffers[reinterpret_cast<uintptr_t>(buffer.mapped)] = buffer;
  return buffer.mapped;
}

PRELU_EXPORT void mgpuMemFree(void *pointer, void *stream) {
  if (Device::isGone)
    return;
  Device &device = Device::get();
  Lock lock(device.mutex);
  if (stream)
    getStream(stream).synchronize();
  auto buffer = device.buffers.find(reinterpret_cast<uintptr_t>(pointer));
  if (buffer == device.buffers.end())
    fail("freeing memory", "the pointer is no allocation of the device");
  device.destroyBuffer(buffer->second);
  device.buffers.erase(buffer);
}

PRELU_EXPORT void mgpuMemcpy(void *to, void *from, size_t size, void *stream) {
  Lock lock(Device::get().mutex);
  if (stream)
    getStream(stream).synchronize();
  std::memmove(to, from, size);
}

PRELU_EXPORT void mgpuMemset32(void *to, unsigned value, size_t count,
                               void *stream) {
  Lock lock(Device::get().mutex);
  if (stream)
    getStream(stream).synchronize();
  auto *words = static_cast<unsigned *>(to);
  for (size_t i = 0; i < count; ++i)
    words[i] = value;
}

PRELU_EXPORT void mgpuLaunchKernel(void *kernel, intptr_t gridX, intptr_t gridY,
                                   intptr_t gridZ, intptr_t, intptr_t, intptr_t,
                                   int32_t, void *stream, void **parameters,
                                   void **, size_t numParameters) {
  if (numParameters % 2 != 0)
    fail("launch", "a kernel takes a pointer and a size for each buffer");
  if (gridX == 0 || gridY == 0 || gridZ == 0)
    return;
  Device &device = Device::get();
  Lock lock(device.mutex);
  auto &function = *static_cast<Function *>(kernel);
  auto count = static_cast<uint32_t>(numParameters / 2);
  function.createPipeline(count);
  const uint32_t *most = device.limits.maxComputeWorkGroupCount;
  if (gridX > most[0] || gridY > most[1] || gridZ > most[2])
    fail("launch", "the device takes no grid of " + std::to_string(gridX) +
                       "x" + std::to_string(gridY) + "x" +
                       std::to_string(gridZ) + " blocks");

  // What lies in host memory travels to the device for this launch.
  std::vector<std::pair<void *, Buffer>> copies;
  std::vector<VkDescriptorBufferInfo> infos(count);
  for (uint32_t i = 0; i < count; ++i) {
    auto *pointer = *static_cast<char **>(parameters[2 * i]);
    size_t size = *static_cast<size_t *>(parameters[2 * i + 1]);
    const Buffer *buffer = device.find(pointer);
    if (!buffer) {
      copies.push_back({pointer, device.createBuffer(size)});
      std::memcpy(copies.back().second.mapped, pointer, size);
      infos[i] = {copies.back().second.buffer, 0, VK_WHOLE_SIZE};
      continue;
    }
    VkDeviceSize offset = pointer - buffer->mapped;
    if (offset % device.limits.minStorageBufferOffsetAlignment != 0)
      fail("launch", "the device takes no buffer that starts " +
                         std::to_string(offset) + " bytes into its memory");
    infos[i] = {buffer->buffer, offset, size == 0 ? VK_WHOLE_SIZE : size};
  }
  Stream &queue = getStream(stream);
  queue.launch(function, static_cast<uint32_t>(gridX),
               static_cast<uint32_t>(gridY), static_cast<uint32_t>(gridZ),
               infos);
  if (copies.empty())
    return;
  queue.synchronize();
  for (auto &[pointer, buffer] : copies) {
    std::memcpy(pointer, buffer.mapped, buffer.size);
    device.destroyBuffer(buffer);
  }
}
