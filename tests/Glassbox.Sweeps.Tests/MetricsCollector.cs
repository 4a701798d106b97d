using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Glassbox.Sweeps.Tests;

/// <summary>A collector of OpenTelemetry, as small as one can be: takes OTLP over HTTP, and remembers the last value of every counter.</summary>
internal sealed class MetricsCollector : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    private readonly HttpListener listener = new();
    private readonly Dictionary<string, long> counters = new(StringComparer.Ordinal);
    private readonly string address = $"http://127.0.0.1:{PostgreSqlServer.FreePort()}";

    public MetricsCollector()
    {
        listener.Prefixes.Add($"{address}/");
        listener.Start();
        new Thread(Listen) { IsBackground = true, Name = "collector" }.Start();
    }

    /// <summary>What a program must be told, to send its counters here: these are the standard's own variables.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    /// <summary>Waits until a counter has counted something.</summary>
    public void WaitFor(string name)
    {
        lock (counters)
            while (counters.GetValueOrDefault(name) == 0)
                if (!Monitor.Wait(counters, patience)) Assert.Fail($"No {name}. There came {string.Join(", ", counters.Keys.Order(StringComparer.Ordinal))}.");
    }

    public void Dispose() => listener.Close();

    private void Listen()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = listener.GetContext();
                using var body = new MemoryStream();
                context.Request.InputStream.CopyTo(body);
                bool isMetrics = context.Request is { HttpMethod: "POST", Url.AbsolutePath: "/v1/metrics" };
                if (isMetrics) Read(body.ToArray());
                context.Response.StatusCode = isMetrics ? 200 : 404;
                context.Response.Close();
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // It has been closed.
        }
    }

    // ExportMetricsServiceRequest: resource_metrics 1, scope_metrics 2, metrics 2; a metric has a name 1, and a gauge 5, a sum 7 or a
    // histogram 9, each with data points 1, whose value is a double 4 or an integer 6, or in a histogram the count 4.
    private void Read(ReadOnlySpan<byte> request)
    {
        lock (counters)
        {
            foreach (byte[] metric in Fields(request, 1).SelectMany(resource => Fields(resource, 2)).SelectMany(scope => Fields(scope, 2)))
            {
                string name = Encoding.UTF8.GetString(Fields(metric, 1).Single());
                var points = ((int[])[5, 7, 9]).SelectMany(kind => Fields(metric, kind).SelectMany(data => Fields(data, 1).Select(point => (Kind: kind, Point: point))));
                counters[name] = points.Sum(p => Fields(p.Point, 6).Concat(p.Kind == 9 ? Fields(p.Point, 4) : []).Where(value => value.Length == 8).Select(value => BinaryPrimitives.ReadInt64LittleEndian(value)).FirstOrDefault());
            }

            Monitor.PulseAll(counters);
        }
    }

    /// <summary>The fields of a message of Protocol Buffers that have some number: of messages and texts their bytes, of 64-bit numbers theirs.</summary>
    private static List<byte[]> Fields(ReadOnlySpan<byte> message, int number)
    {
        List<byte[]> found = [];
        while (message.Length > 0)
        {
            ulong tag = Varint(ref message);
            int length = (tag & 7) switch
            {
                0 => 0,
                1 => 8,
                2 => (int)Varint(ref message),
                5 => 4,
                _ => throw new FormatException($"A field of type {tag & 7}."),
            };
            if ((tag & 7) == 0) Varint(ref message);
            else if ((int)(tag >> 3) == number) found.Add(message[..length].ToArray());
            message = message[length..];
        }

        return found;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
