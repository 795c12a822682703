#!/usr/bin/env bash
# bench_torch.py on one core, or as many as --threads says, in the environment
# that test/Python/torch_env.sh makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bind=(taskset -c 0)
previous=
for argument; do
  [ "$previous" = --threads ] && bind=(taskset -c "0-$((argument - 1))")
  previous=$argument
done
# Memory that is unmapped after each call and mapped again for the next costs
# page faults, for both alike.
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=10737418240 OMP_PROC_BIND=true \
  "${bind[@]}" "$here/../Python/torch_env.sh" "$here/bench_torch.py" "$@"
