using System.CommandLine;
using System.Globalization;
using System.Net;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Serving;

namespace Glassbox.Cli.Commands;

/// <summary>Serves a model over HTTP.</summary>
internal sealed class ServeCommand : Verb
{
    private const string UnixPrefix = "unix:";

    private readonly ModelOptions model = new();

    private readonly Option<int?> port = Values.Whole("--port", $"Port to listen on; 0 for any free port. [default: {ServerSettings.DefaultPort}]", 0);

    private readonly Option<string?> listen = Values.Parsed(
        "--listen", "Address to listen on: localhost, any, an IP address, or unix:FILE for a socket. [default: localhost]", "ADDRESS",
        "localhost, any, an IP address, or unix: and a file", text => AddressOf(text) is not null || text == "localhost" || SocketOf(text) is { Length: > 0 } ? text : throw new ArgumentException(text));

    private readonly Option<string?> maxBody = Values.Parsed(
        "--max-body", $"Maximum size of a request, such as 512K or 16M; larger ones are refused. [default: {ServerSettings.DefaultBody >> 20}M]", "BYTES",
        "a number of bytes above 0, such as 1000000, 512K, 16M or 1G", text => BytesOf(text) is > 0 ? text : throw new ArgumentException(text));

    private readonly Option<int?> maxConcurrency = Values.Whole(
        "--max-concurrency", $"Maximum number of requests answered at once; {ServerSettings.QueuePerRequest} times as many wait, further ones are refused. [default: {ServerSettings.DefaultConcurrency}]", 1);

    private readonly Option<bool> json = CommonOptions.Json("the addresses that it listens on");

    public ServeCommand()
        : base(
            "serve", "Serve a model over HTTP: JSON in and out, with an OpenAPI description and a page to try it.",
            "glassbox serve --model wine.safetensors",
            "glassbox serve --model digits.safetensors --port 5000",
            "glassbox serve --model wine.safetensors --listen any --max-body 1M --max-concurrency 64",
            "curl localhost:8080/predict --json '{\"alcohol\": 13.2, \"ash\": 2.1, …}'",
            "curl localhost:8080/predict --data-binary @seven.png -H 'Content-Type: image/png'")
    {
        model.AddTo(this);
        foreach (Option option in (Option[])[port, listen, maxBody, maxConcurrency, json]) Options.Add(option);
        Validators.Add(given =>
        {
            if (given.GetResult(port) is { } number && number.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int value) && value > IPEndPoint.MaxPort)
                given.AddError($"--port must be a whole number from 0 to {IPEndPoint.MaxPort}, not '{value}'.");
            if (given.GetResult(port) is { Implicit: false } && given.GetResult(listen) is { Tokens: [var address] } && SocketOf(address.Value) is not null)
                given.AddError("--port is for network addresses, and a socket has no port: leave it out.");
        });
    }

    protected override int Run(ParseResult given)
    {
        AspNetRuntime.Find();
        string path = model.Path(given);
        var served = ServedModel.Create(path, model.Load(given));
        string? address = given.GetValue(listen);
        return new ServeJob(
            served,
            new ServerSettings
            {
                Port = given.GetValue(port) ?? ServerSettings.DefaultPort,
                Address = address is null ? null : AddressOf(address),
                Socket = address is null ? null : SocketOf(address),
                MaxBody = given.GetValue(maxBody) is { } bytes ? BytesOf(bytes)!.Value : ServerSettings.DefaultBody,
                MaxConcurrency = given.GetValue(maxConcurrency) ?? ServerSettings.DefaultConcurrency,
            },
            new Screen(), given.GetValue(json)).RunAsync().GetAwaiter().GetResult();
    }

    private static IPAddress? AddressOf(string text) => text == "any" ? IPAddress.IPv6Any : IPAddress.TryParse(text, out IPAddress? address) ? address : null;

    private static string? SocketOf(string text) => text.StartsWith(UnixPrefix, StringComparison.Ordinal) ? text[UnixPrefix.Length..] : null;

    private static long? BytesOf(string text)
    {
        int shift = text.Length == 0 ? 0 : text[^1] switch { 'K' or 'k' => 10, 'M' or 'm' => 20, 'G' or 'g' => 30, _ => 0 };
        string digits = shift == 0 ? text : text[..^1];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= long.MaxValue >> shift ? number << shift : null;
    }
}
