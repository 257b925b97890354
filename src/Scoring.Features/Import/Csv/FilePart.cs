using Microsoft.Win32.SafeHandles;
using Scoring.Features.Core;

namespace Scoring.Features.Import.Csv;

/// <summary>A part of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="From">The first byte.</param>
/// <param name="To">The byte after the last.</param>
internal sealed record FilePart(string Path, long From, long To)
{
    /// <summary>Opens the part for reading from its start to its end.</summary>
    public Stream Open() => new Bytes(File.OpenHandle(Path, options: FileOptions.SequentialScan), From, To);

    private sealed class Bytes(SafeFileHandle handle, long first, long end) : ReadOnlyStream
    {
        private readonly long _first = first;
        private long _at = first;

        public override long Length => end - _first;

        public override long Position
        {
            get => _at - _first;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(handle, buffer[..(int)Math.Min(buffer.Length, end - _at)], _at);
            _at += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            handle.Dispose();
            base.Dispose(disposing);
        }
    }
}
