; Maps a file of weights over the section that is reserved for them, before the
; program can call the network. LLVM IR and not C, so that it is compiled for the
; network's target without a C library's headers. In C:
;
;   static void load(void) {
;     Dl_info info;
;     const char *image = dladdr(start, &info) ? info.dli_fname : "";
;     if (!strchr(image, '/')) { // a program that was found on the PATH
;       ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
;       self[size < 0 ? 0 : size] = 0;
;       image = self;
;     }
;     char *slash = strrchr(image, '/');
;     int folder = slash && !isAbsolute ? slash + 1 - image : 0;
;     snprintf(path, sizeof path, "%.*s%s", folder, image, file);
;     int fd = open(path, O_RDONLY | O_CLOEXEC);
;     if (fd < 0 || pread(fd, found, 16, size) < 0)
;       fail("%m");
;     if (memcmp(found, mark, 16) != 0)
;       fail("these are the weights of another compilation");
;     if (mmap(start, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) == MAP_FAILED)
;       fail("%m");
;     close(fd);
;   }
;
; Linux has the same numbers for these flags on every 64-bit target.

@"{START}" = external hidden global i8
@file = private unnamed_addr constant [{FILE_SIZE} x i8] c"{FILE}"
@mark = private unnamed_addr constant [16 x i8] c"{MARK}"
@empty = private unnamed_addr constant [1 x i8] c"\00"
@self = private unnamed_addr constant [15 x i8] c"/proc/self/exe\00"
@join = private unnamed_addr constant [7 x i8] c"%.*s%s\00"
@errno = private unnamed_addr constant [33 x i8] c"cannot map the weights '%s': %m\0A\00"
@other = private unnamed_addr constant [66 x i8] c"'%s' holds the weights of another compilation than the program's\0A\00"
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 65535, ptr @load, ptr null }]

declare i32 @dladdr(ptr, ptr)
declare ptr @strchr(ptr, i32)
declare ptr @strrchr(ptr, i32)
declare i64 @readlink(ptr, ptr, i64)
declare i32 @snprintf(ptr, i64, ptr, ...)
declare i32 @open(ptr, i32, ...)
declare i64 @pread(i32, ptr, i64, i64)
declare i32 @memcmp(ptr, ptr, i64)
declare ptr @mmap(ptr, i64, i32, i32, i32, i64)
declare i32 @close(i32)
declare i32 @dprintf(i32, ptr, ...)
declare void @abort()

define internal void @load() {
entry:
  %path = alloca [8192 x i8]
  %buffer = alloca [4096 x i8]
  %found = alloca [16 x i8]
  %info = alloca { ptr, ptr, ptr, ptr }
  %known = call i32 @dladdr(ptr @"{START}", ptr %info)
  %isKnown = icmp ne i32 %known, 0
  %name = load ptr, ptr %info
  %image = select i1 %isKnown, ptr %name, ptr @empty
  %anySlash = call ptr @strchr(ptr %image, i32 47)
  %hasSlash = icmp ne ptr %anySlash, null
  br i1 %hasSlash, label %join, label %program

program:
  %length = call i64 @readlink(ptr @self, ptr %buffer, i64 4095)
  %isRead = icmp sgt i64 %length, 0
  %end = select i1 %isRead, i64 %length, i64 0
  %last = getelementptr i8, ptr %buffer, i64 %end
  store i8 0, ptr %last
  br label %join

join:
  %where = phi ptr [ %image, %entry ], [ %buffer, %program ]
  %slash = call ptr @strrchr(ptr %where, i32 47)
  %isFolder = icmp ne ptr %slash, null
  %first = ptrtoint ptr %where to i64
  %behind = ptrtoint ptr %slash to i64
  %difference = sub i64 %behind, %first
  %short = trunc i64 %difference to i32
  %folder = add i32 %short, 1
  %isRelative = xor i1 {IS_ABSOLUTE}, true
  %takesFolder = and i1 %isFolder, %isRelative
  %size = select i1 %takesFolder, i32 %folder, i32 0
  call i32 (ptr, i64, ptr, ...) @snprintf(ptr %path, i64 8192, ptr @join, i32 %size, ptr %where, ptr @file)
  %fd = call i32 (ptr, i32, ...) @open(ptr %path, i32 524288)
  %isOpen = icmp sge i32 %fd, 0
  br i1 %isOpen, label %check, label %fail

check:
  store [16 x i8] zeroinitializer, ptr %found
  %read = call i64 @pread(i32 %fd, ptr %found, i64 16, i64 {SIZE})
  %couldRead = icmp sge i64 %read, 0
  br i1 %couldRead, label %compare, label %fail

compare:
  %order = call i32 @memcmp(ptr %found, ptr @mark, i64 16)
  %isSame = icmp eq i32 %order, 0
  br i1 %isSame, label %map, label %fail

map:
  %address = call ptr @mmap(ptr @"{START}", i64 {SIZE}, i32 1, i32 18, i32 %fd, i64 0)
  %number = ptrtoint ptr %address to i64
  %isMapped = icmp ne i64 %number, -1
  br i1 %isMapped, label %done, label %fail

done:
  call i32 @close(i32 %fd)
  ret void

fail:
  %message = phi ptr [ @errno, %join ], [ @errno, %check ], [ @other, %compare ], [ @errno, %map ]
  call i32 (i32, ptr, ...) @dprintf(i32 2, ptr %message, ptr %path)
  call void @abort()
  unreachable
}
