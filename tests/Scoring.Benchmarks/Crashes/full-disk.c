/* Lets every write to a file fail as on a full disk, from a given write on: preloaded into the program (LD_PRELOAD).
   FULL_DISK_AFTER  how many writes succeed
   FULL_DISK_MARK   a file that is made when the first one fails */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long done;

/* Terminals, pipes and sockets are no disk; neither is shared memory that is not a file. */
static int is_full(int file) {
  const char *limit = getenv("FULL_DISK_AFTER"), *mark = getenv("FULL_DISK_MARK");
  struct stat about;
  if (!limit || fstat(file, &about) != 0 || !S_ISREG(about.st_mode) || about.st_nlink == 0) return 0;
  if (atomic_fetch_add(&done, 1) < atol(limit)) return 0;
  if (mark) {
    int made = (int)syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
    if (made >= 0) close(made);
  }
  errno = ENOSPC;
  return 1;
}

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *text, size_t length) { return is_full(file) ? -1 : REAL(write)(file, text, length); }
ssize_t pwrite(int file, const void *text, size_t length, off_t at) { return is_full(file) ? -1 : REAL(pwrite)(file, text, length, at); }
ssize_t pwrite64(int file, const void *text, size_t length, off64_t at) { return is_full(file) ? -1 : REAL(pwrite64)(file, text, length, at); }
ssize_t writev(int file, const struct iovec *texts, int count) { return is_full(file) ? -1 : REAL(writev)(file, texts, count); }
ssize_t pwritev(int file, const struct iovec *texts, int count, off_t at) { return is_full(file) ? -1 : REAL(pwritev)(file, texts, count, at); }
ssize_t pwritev64(int file, const struct iovec *texts, int count, off64_t at) { return is_full(file) ? -1 : REAL(pwritev64)(file, texts, count, at); }
int posix_fallocate(int file, off_t from, off_t length) { return is_full(file) ? ENOSPC : REAL(posix_fallocate)(file, from, length); }
int posix_fallocate64(int file, off64_t from, off64_t length) { return is_full(file) ? ENOSPC : REAL(posix_fallocate64)(file, from, length); }
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *there, size_t length, unsigned flags) {
  return is_full(to) ? -1 : REAL(copy_file_range)(from, at, to, there, length, flags);
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
  typedef ssize_t (*send)(int, int, off_t *, size_t);
  return is_full(to) ? -1 : ((send)dlsym(RTLD_NEXT, "sendfile"))(to, from, at, length);
}
