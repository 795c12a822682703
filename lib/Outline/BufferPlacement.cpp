//===- BufferPlacement.cpp - where buffers lie in an arena
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BufferPlacement.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MathExtras.h"

#include <optional>

using namespace mlir::prelu;

/// The place in the middle of one of the `placed`, none of which is smaller,
/// that is free while `buffer` lives, if there is any: of the one that lives
/// nearest in time, rather before it, whose lines the caches still hold.
static std::optional<int64_t> findMiddle(const PlacedBuffer &buffer,
                                         llvm::ArrayRef<PlacedBuffer *> placed,
                                         int64_t alignment) {
  llvm::SmallVector<PlacedBuffer *> concurrent;
  for (PlacedBuffer *other : placed)
    if (buffer.overlaps(*other))
      concurrent.push_back(other);
  const PlacedBuffer *nearest = nullptr;
  int64_t place = 0;
  auto getRank = [&](const PlacedBuffer *other) {
    return std::make_pair(buffer.getDistance(*other), other->begin);
  };
  for (const PlacedBuffer *other : placed) {
    if (buffer.overlaps(*other) ||
        (nearest && getRank(other) >= getRank(nearest)))
      continue;
    int64_t offset =
        other->offset +
        llvm::alignDown((other->bytes - buffer.bytes) / 2, alignment);
    if (llvm::any_of(concurrent, [&](PlacedBuffer *taken) {
          return offset < taken->offset + taken->bytes &&
                 taken->offset < offset + buffer.bytes;
        }))
      continue;
    nearest = other;
    place = offset;
  }
  return nearest ? std::optional(place) : std::nullopt;
}

/// By size; with `middles`, each that can in the middle of another one.
static int64_t place(llvm::ArrayRef<PlacedBuffer *> buffers, int64_t alignment,
                     bool middles) {
  auto bySize = llvm::to_vector(buffers);
  llvm::sort(bySize, [](PlacedBuffer *a, PlacedBuffer *b) {
    return a->bytes != b->bytes ? a->bytes > b->bytes : a->begin < b->begin;
  });
  llvm::SmallVector<PlacedBuffer *> placed;
  int64_t end = 0;
  for (PlacedBuffer *buffer : bySize) {
    std::optional<int64_t> middle =
        middles ? findMiddle(*buffer, placed, alignment) : std::nullopt;
    buffer->offset = middle.value_or(0);
    if (!middle) {
      // `placed` is in order of offsets.
      for (PlacedBuffer *other : placed)
        if (buffer->overlaps(*other) &&
            buffer->offset + buffer->bytes > other->offset)
          buffer->offset =
              std::max(buffer->offset, other->offset + other->bytes);
    }
    end = std::max(end, buffer->offset + buffer->bytes);
    placed.insert(llvm::upper_bound(placed, buffer,
                                    [](PlacedBuffer *a, PlacedBuffer *b) {
                                      return a->offset < b->offset;
                                    }),
                  buffer);
  }
  return end;
}

int64_t mlir::prelu::placeBySize(llvm::ArrayRef<PlacedBuffer *> buffers,
                                 int64_t alignment) {
  return place(buffers, alignment, /*middles=*/false);
}

int64_t mlir::prelu::placeForThreads(llvm::ArrayRef<PlacedBuffer *> buffers,
                                     int64_t alignment) {
  int64_t least = placeBySize(buffers, alignment);
  auto offsets = llvm::map_to_vector(
      buffers, [](const PlacedBuffer *buffer) { return buffer->offset; });
  int64_t bytes = place(buffers, alignment, /*middles=*/true);
  if (bytes <= least + least / 8)
    return bytes;
  for (auto [buffer, offset] : llvm::zip_equal(buffers, offsets))
    buffer->offset = offset;
  return least;
}
