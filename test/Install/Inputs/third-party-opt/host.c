// What the host code of a kernel calls: events need no device.
void *mgpuEventCreate(void);
void mgpuEventDestroy(void *event);

int main(void) {
  void *event = mgpuEventCreate();
  if (!event)
    return 1;
  mgpuEventDestroy(event);
  return 0;
}
