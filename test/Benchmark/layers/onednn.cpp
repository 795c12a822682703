// One layer through oneDNN: the contraction with bias and a PReLU post-op, in
// the layouts that the library chooses ('any') or in NHWC, everything reordered
// beforehand.

#include "oneapi/dnnl/dnnl.hpp"

#include <chrono>
#include <cstring>
#include <exception>
#include <string>
#include <unordered_map>
#include <utility>

using namespace dnnl;
using dt = memory::data_type;
using tag = memory::format_tag;

namespace {
struct Layer {
  engine cpu{engine::kind::cpu, 0};
  stream queue{cpu};
  primitive op;
  std::unordered_map<int, memory> arguments;
  memory result;
  memory::desc plain;

  memory wrap(const memory::desc &desc, const float *data) {
    memory m(desc, cpu);
    void *to = m.map_data();
    std::memcpy(to, data, desc.get_size());
    m.unmap_data(to);
    return m;
  }

  memory reorder(memory from, const memory::desc &desc) {
    if (from.get_desc() == desc)
      return from;
    memory to(desc, cpu);
    dnnl::reorder(from, to).execute(queue, from, to);
    queue.wait();
    return to;
  }
};

primitive_attr withPRelu(bool prelu) {
  post_ops ops;
  if (prelu)
    ops.append_prelu(1 << 1);
  primitive_attr attr;
  attr.set_post_ops(ops);
  return attr;
}

/// The types of the input and the weights.
std::pair<dt, dt> getTypes(const char *element) {
  std::string name = element;
  if (name == "s8")
    return {dt::s8, dt::s8};
  if (name == "u8")
    return {dt::u8, dt::s8};
  if (name == "bf16")
    return {dt::bf16, dt::bf16};
  return {dt::f32, dt::f32};
}

template <class Desc>
Layer *finish(Layer *layer, const Desc &desc, const memory &x,
              const memory &weights, const memory &bias, const float *alpha,
              int64_t channels) {
  layer->result = memory(desc.dst_desc(), layer->cpu);
  layer->arguments = {
      {DNNL_ARG_SRC, layer->reorder(x, desc.src_desc())},
      {DNNL_ARG_WEIGHTS, layer->reorder(weights, desc.weights_desc())},
      {DNNL_ARG_BIAS, bias},
      {DNNL_ARG_DST, layer->result}};
  if (alpha) {
    memory::dims shape(layer->plain.get_ndims(), 1);
    shape[1] = channels;
    memory::desc alphaDesc(shape, dt::f32,
                           shape.size() == 2 ? tag::ab : tag::abcd);
    layer->arguments.insert({DNNL_ARG_ATTR_MULTIPLE_POST_OP(0) |
                                 DNNL_ARG_WEIGHTS,
                             layer->wrap(alphaDesc, alpha)});
  }
  layer->op = primitive(desc);
  return layer;
}
} // namespace

static char message[256];

static void *fail(const std::exception &error) {
  std::strncpy(message, error.what(), sizeof message - 1);
  return nullptr;
}

extern "C" {
// Why the last make_ function returned null.
const char *why() { return message; }

// Finds the CPU; 0 where there is none.
int start() try {
  engine cpu(engine::kind::cpu, 0);
  return 1;
} catch (const std::exception &error) {
  return fail(error) != nullptr;
}

void *make_matmul(int64_t m, int64_t n, int64_t k, const char *element,
                  const float *x, const float *weights, const float *bias,
                  const float *alpha) try {
  auto *layer = new Layer;
  auto [xType, wType] = getTypes(element);
  memory::desc xDesc({m, k}, dt::f32, tag::ab), wDesc({k, n}, dt::f32, tag::ab),
      bDesc({1, n}, dt::f32, tag::ab), xPlain({m, k}, xType, tag::ab),
      wAny({k, n}, wType, tag::any);
  layer->plain = memory::desc({m, n}, dt::f32, tag::ab);
  matmul::primitive_desc desc(layer->cpu, xPlain, wAny, bDesc, layer->plain,
                              withPRelu(alpha));
  return finish(layer, desc, layer->wrap(xDesc, x), layer->wrap(wDesc, weights),
                layer->wrap(bDesc, bias), alpha, n);
} catch (const std::exception &error) {
  return fail(error);
}

void *make_conv(int64_t n, int64_t c, int64_t h, int64_t w, int64_t f,
                int64_t kernel, int64_t pad, int64_t groups, int64_t nhwc,
                const char *element, const float *x, const float *weights, const float *bias,
                const float *alpha) try {
  auto *layer = new Layer;
  auto [xType, wType] = getTypes(element);
  int64_t oh = h + 2 * pad - kernel + 1, ow = w + 2 * pad - kernel + 1;
  memory::dims wShape = {f / groups, c / groups, kernel, kernel};
  if (groups > 1)
    wShape.insert(wShape.begin(), groups);
  tag wTag = groups > 1 ? tag::abcde : tag::abcd;
  memory::desc xDesc({n, c, h, w}, dt::f32, tag::abcd),
      wDesc(wShape, dt::f32, wTag), bDesc({f}, dt::f32, tag::a);
  layer->plain = memory::desc({n, f, oh, ow}, dt::f32, tag::abcd);
  tag image = nhwc ? tag::acdb : tag::any;
  memory::desc xAny({n, c, h, w}, xType, image),
      wAny(wShape, wType, tag::any), yAny({n, f, oh, ow}, dt::f32, image);
  convolution_forward::primitive_desc desc(
      layer->cpu, prop_kind::forward_inference, algorithm::convolution_direct,
      xAny, wAny, bDesc, yAny, {1, 1}, {pad, pad}, {pad, pad},
      withPRelu(alpha));
  return finish(layer, desc, layer->wrap(xDesc, x), layer->wrap(wDesc, weights),
                layer->wrap(bDesc, bias), alpha, f);
} catch (const std::exception &error) {
  return fail(error);
}

void *make_prelu(int64_t n, int64_t c, int64_t h, int64_t w, const float *x,
                 const float *alpha, const float *dy) try {
  auto *layer = new Layer;
  memory::desc desc({n, c, h, w}, dt::f32, tag::abcd),
      alphaDesc({1, c, 1, 1}, dt::f32, tag::abcd);
  layer->plain = desc;
  layer->result = memory(desc, layer->cpu);
  auto kind = dy ? prop_kind::forward_training : prop_kind::forward_inference;
  prelu_forward::primitive_desc forward(layer->cpu, kind, desc, alphaDesc,
                                        desc);
  layer->arguments = {{DNNL_ARG_SRC, layer->wrap(desc, x)},
                      {DNNL_ARG_WEIGHTS, layer->wrap(alphaDesc, alpha)}};
  if (!dy) {
    layer->op = prelu_forward(forward);
    layer->arguments.insert({DNNL_ARG_DST, layer->result});
    return layer;
  }
  prelu_backward::primitive_desc backward(layer->cpu, desc, alphaDesc, desc,
                                          alphaDesc, desc, forward);
  layer->op = prelu_backward(backward);
  layer->arguments.insert({DNNL_ARG_DIFF_DST, layer->wrap(desc, dy)});
  layer->arguments.insert({DNNL_ARG_DIFF_SRC, layer->result});
  layer->arguments.insert(
      {DNNL_ARG_DIFF_WEIGHTS, memory(alphaDesc, layer->cpu)});
  return layer;
} catch (const std::exception &error) {
  return fail(error);
}

double run(void *handle, int count) {
  auto &layer = *static_cast<Layer *>(handle);
  auto start = std::chrono::steady_clock::now();
  // One wait for all calls, which run in order: a wait each would add the cost
  // of SYCL's queue, ten microseconds, to every call.
  for (int i = 0; i < count; ++i)
    layer.op.execute(layer.queue, layer.arguments);
  layer.queue.wait();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
      .count();
}

void output(void *handle, float *to) {
  auto &layer = *static_cast<Layer *>(handle);
  run(handle, 1);
  memory plain = layer.reorder(layer.result, layer.plain);
  void *from = plain.map_data();
  std::memcpy(to, from, layer.plain.get_size());
  plain.unmap_data(from);
}
}
