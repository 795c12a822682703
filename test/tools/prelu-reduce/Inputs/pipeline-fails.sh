#!/bin/sh
# 1, interesting: a valid module that the pipeline cannot compile.
prelu-opt "$1" >/dev/null 2>&1 || exit 0
prelu-opt "$1" --prelu-cpu-pipeline=cpu=haswell >/dev/null 2>&1 || exit 1
exit 0
