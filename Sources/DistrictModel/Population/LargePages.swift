#if canImport(Glibc)
  import Glibc
#endif

/// Asks the system for large pages under an array that scattered reads go to.
///
/// Tens of megabytes take thousands of small pages, and finding a page takes as long as reading the record on it. The
/// system may decline; nothing but speed depends on it.
func adviseLargePages<Element>(_ array: [Element]) {
  #if canImport(Glibc)
    array.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let page = 4096
      let start = (UInt(bitPattern: base) + UInt(page - 1)) / UInt(page) * UInt(page)
      let length = array.capacity * MemoryLayout<Element>.stride - page
      if length > 0 { _ = madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_HUGEPAGE) }
    }
  #endif
}
