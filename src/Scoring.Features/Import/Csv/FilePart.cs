using Microsoft.Win32.SafeHandles;

namespace Scoring.Features.Import.Csv;

/// <summary>A part of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="From">The first byte.</param>
/// <param name="To">The byte after the last.</param>
internal sealed record FilePart(string Path, long From, long To)
{
    /// <summary>Opens the part for reading from its start to its end.</summary>
    public Stream Open() => new Bytes(File.OpenHandle(Path, options: FileOptions.SequentialScan), From, To);

    private sealed class Bytes(SafeFileHandle handle, long first, long end) : Stream
    {
        private readonly long _first = first;
        private long _at = first;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => end - _first;

        public override long Position
        {
            get => _at - _first;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(handle, buffer[..(int)Math.Min(buffer.Length, end - _at)], _at);
            _at += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            handle.Dispose();
            base.Dispose(disposing);
        }
    }
}
