#ifndef RUBRIC_CKERNEL_SHIM_H
#define RUBRIC_CKERNEL_SHIM_H

#include <linux/magic.h>
#include <sys/vfs.h>

// Whether an open file is one in which the kernel itself tells of processes. Swift sees no statfs.
static inline int rubric_tells_of_processes(int file) {
  struct statfs system;
  return fstatfs(file, &system) == 0 && system.f_type == PROC_SUPER_MAGIC;
}

#endif
