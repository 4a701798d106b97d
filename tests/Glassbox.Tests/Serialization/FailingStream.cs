namespace Glassbox.Tests.Serialization;

/// <summary>Forwards writes until one write, or flush, fails half way.</summary>
/// <param name="inner">The stream to forward to.</param>
/// <param name="failsAt">The call that fails, from 0.</param>
internal sealed class FailingStream(Stream inner, int failsAt) : Stream
{
    private int calls;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        bool fails = calls++ == failsAt;
        inner.Write(buffer, offset, fails ? count / 2 : count);
        if (fails) throw new IOException("The disk is full.");
    }

    public override void Flush()
    {
        if (calls++ == failsAt) throw new IOException("The disk is gone.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
