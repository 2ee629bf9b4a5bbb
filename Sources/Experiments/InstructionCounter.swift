import Glibc

/// Counts the instructions that this process executes, where the machine has a counter and the system lets it be read.
///
/// Instructions do not depend on what else the machine does, so they compare programs better than time does.
/// A class because it owns an open counter.
package final class InstructionCounter {
  /// What is counted: `PERF_TYPE_*` and `PERF_COUNT_*` of Linux.
  package enum Event: Sendable {
    case instructions
    /// Nanoseconds of CPU, which the system counts itself: there on every machine.
    case taskClock

    fileprivate var type: UInt32 { self == .instructions ? 0 : 1 }
    fileprivate var number: UInt64 { 1 }
  }

  private let descriptor: Int32

  /// Nil where nothing can be counted.
  ///
  /// - Source: perf_event_open(2).
  package init?(_ event: Event = .instructions) {
    #if os(Linux) && arch(x86_64)
      // `struct perf_event_attr`, of which only the first fields are set: type, size, number, and the flags "inherit",
      // "exclude_kernel" and "exclude_hv".
      var attributes = [UInt64](repeating: 0, count: 14)
      attributes[0] = UInt64(event.type) | UInt64(attributes.count * 8) << 32
      attributes[1] = event.number
      attributes[5] = 1 << 1 | 1 << 5 | 1 << 6
      // The call has no name of its own in the C library, and the general one takes arguments of any number.
      typealias Call = @convention(c) (Int, UnsafeMutableRawPointer, Int, Int, Int, Int) -> Int
      guard let address = dlsym(nil, "syscall") else { return nil }
      let call = unsafeBitCast(address, to: Call.self)
      let number = 298
      let opened = attributes.withUnsafeMutableBytes { call(number, $0.baseAddress!, 0, -1, -1, 0) }
      guard opened >= 0 else { return nil }
      descriptor = Int32(opened)
    #else
      return nil
    #endif
  }

  deinit { close(descriptor) }

  /// Events since the counter was made, of threads that have ended too.
  package var count: Int? {
    var value: UInt64 = 0
    return read(descriptor, &value, 8) == 8 ? Int(value) : nil
  }
}
