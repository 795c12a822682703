#!/bin/sh
# 1, interesting: a valid module with an exponential and a product.
prelu-opt "$1" >/dev/null 2>&1 || exit 0
grep -q linalg.exp "$1" && grep -q linalg.matmul "$1" && exit 1
exit 0
