using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Glassbox.Cli.Serving;
using Glassbox.Data;

namespace Glassbox.Cli.Tests.Serving;

/// <summary>A model that is served in this process, at a port of its own.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly HttpClient client;

    private Served(ModelServer server, Model model)
    {
        (Server, Model) = (server, model);
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                Connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        client = new HttpClient(handler) { BaseAddress = new Uri(Assert.Single(server.Addresses)) };
    }

    public ModelServer Server { get; }

    public Model Model { get; }

    /// <summary>How many the client has opened.</summary>
    public int Connections { get; private set; }

    public int Port => client.BaseAddress!.Port;

    public static Task<Served> StartAsync(Model model, ServerSettings? settings = null) => StartAsync(model.ToSaved(), settings);

    public static async Task<Served> StartAsync(SavedModel saved, ServerSettings? settings = null)
    {
        var served = ServedModel.Create("a.safetensors", saved);
        return new Served(await ModelServer.StartAsync(served, (settings ?? new ServerSettings()) with { Port = 0 }), served.Model);
    }

    /// <summary>What the body is answered with, which must be 200.</summary>
    public async Task<JsonElement> AnswerAsync(string json)
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync(json);
        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    public Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string json) => PostAsync(Encoding.UTF8.GetBytes(json), "application/json");

    public async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using HttpResponseMessage response = await client.PostAsync(new Uri("/predict", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(response.IsSuccessStatusCode ? "application/json" : "application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, document.RootElement.Clone());
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> GetAsync(string path) => await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>A request of which the body is still to come; the server waits for it.</summary>
    public async Task<Socket> BeginAsync(int bodyLength)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes($"POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {bodyLength}\r\nExpect: 100-continue\r\n\r\n"),
            TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>What comes next over a socket.</summary>
    public static async Task<string> ReceiveAsync(Socket socket)
    {
        byte[] bytes = new byte[4096];
        return Encoding.UTF8.GetString(bytes, 0, await socket.ReceiveAsync(bytes, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Server.DisposeAsync();
    }
}
