using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Glassbox.Cli.Serving;

namespace Glassbox.Cli.Tests.Serving;

/// <summary>What a server does whatever its model is: limits, its page, its description, its end.</summary>
public sealed class ServerTests
{
    private static readonly SavedModel Small = new(new Network(new Architecture([2, 3]), seed: 1));

    [Fact]
    public async Task Requests_that_have_begun_are_answered_while_it_stops_and_no_others()
    {
        await using Served served = await Served.StartAsync(Small);
        byte[] body = "[1,2]"u8.ToArray();
        using Socket begun = await served.BeginAsync(body.Length);
        Assert.StartsWith("HTTP/1.1 100 Continue", await Served.ReceiveAsync(begun), StringComparison.Ordinal);
        Task stop = served.Server.StopAsync();
        using (var late = new Socket(SocketType.Stream, ProtocolType.Tcp))
            Assert.Equal(SocketError.ConnectionRefused, (await Assert.ThrowsAsync<SocketException>(() => late.ConnectAsync(IPAddress.Loopback, served.Port))).SocketErrorCode);
        Assert.False(stop.IsCompleted);
        await begun.SendAsync(body, TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 200 OK", await Served.ReceiveAsync(begun), StringComparison.Ordinal);
        await stop;
    }

    [Fact]
    public async Task More_requests_at_once_than_it_takes_and_lets_wait_are_turned_away()
    {
        await using Served served = await Served.StartAsync(Small, new ServerSettings { MaxConcurrency = 1 });
        List<Socket> sockets = [];
        for (int i = 0; i < 2 + ServerSettings.QueuePerRequest; i++) sockets.Add(await served.BeginAsync(5));
        List<Task<string>> replies = [.. sockets.Select(Served.ReceiveAsync)];
        string first = "";
        while (!first.StartsWith("HTTP/1.1 503", StringComparison.Ordinal))
        {
            Task<string> next = await Task.WhenAny(replies); // the one that is being answered is asked for its body
            replies.Remove(next);
            first = await next;
        }

        Assert.Contains("Retry-After: 1", first, StringComparison.Ordinal);
        sockets.ForEach(socket => socket.Dispose());
        await Task.WhenAll(replies.Select(reply => reply.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(3, (await served.AnswerAsync("[1,2]")).GetProperty("probabilities").EnumerateObject().Count()); // they have left
    }

    [Fact]
    public async Task A_larger_body_than_allowed_is_refused_and_one_of_megabytes_is_read()
    {
        await using Served small = await Served.StartAsync(Small, new ServerSettings { MaxBody = 1000 });
        (HttpStatusCode status, JsonElement problem) = await small.PostAsync("[" + new string(' ', 1000) + "]");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, 413), (status, problem.GetProperty("status").GetInt32()));
        await using Served large = await Served.StartAsync(Small);
        const int count = 500_000;
        JsonElement answers = await large.AnswerAsync($"[{string.Join(',', Enumerable.Repeat("[1,2]", count))}]");
        Assert.Equal(count, answers.GetArrayLength());
        Assert.Equal(answers[0].ToString(), answers[count - 1].ToString());
    }

    [Fact]
    public async Task The_kind_of_the_body_is_asked_for_and_other_places_and_methods_are_refused()
    {
        await using Served served = await Served.StartAsync(Small);
        (HttpStatusCode status, JsonElement problem) = await served.PostAsync("a=1"u8.ToArray(), "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Equal("Expected: a Content-Type of application/json.", problem.GetProperty("detail").GetString());
        using HttpResponseMessage nowhere = await served.SendAsync(HttpMethod.Get, "/wine");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        using HttpResponseMessage got = await served.SendAsync(HttpMethod.Get, "/predict");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (got.StatusCode, got.Content.Headers.Allow.Single()));
        using HttpResponseMessage deleted = await served.SendAsync(HttpMethod.Delete, "/model");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, deleted.StatusCode);
        using HttpResponseMessage head = await served.SendAsync(HttpMethod.Head, "/health");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task The_page_loads_its_own_files_alone()
    {
        await using Served served = await Served.StartAsync(Small);
        string page = await served.GetAsync("/"), script = await served.GetAsync("/page.js");
        Assert.Contains("page.css", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", script, StringComparison.Ordinal); // names in models are written by anybody
        using HttpResponseMessage response = await served.SendAsync(HttpMethod.Get, "/");
        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("{\"status\":\"healthy\"}", await served.GetAsync("/health"));
    }

    [Fact]
    public async Task The_description_names_the_columns_and_the_classes_and_all_that_it_refers_to()
    {
        var table = Glassbox.Data.Table.FromRecords(Enumerable.Range(0, 40), ("size", i => (double)i), ("color", i => i % 2 == 0 ? "red" : "blue"), ("kind", i => i < 20 ? "a" : "b"));
        await using Served served = await Served.StartAsync(Glassbox.Data.Model.Fit(table, "kind", new Glassbox.Data.FitOptions { Epochs = 1 }));
        using var api = JsonDocument.Parse(await served.GetAsync("/openapi.json"));
        Assert.Equal("3.1.0", api.RootElement.GetProperty("openapi").GetString());
        JsonElement schemas = api.RootElement.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["size", "color"], schemas.GetProperty("Row").GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("[\"blue\",\"red\"]", schemas.GetProperty("Row").GetProperty("properties").GetProperty("color").GetProperty("examples").ToString());
        Assert.Equal("[\"a\",\"b\"]", schemas.GetProperty("Answer").GetProperty("properties").GetProperty("label").GetProperty("enum").ToString());
        string text = api.RootElement.ToString();
        foreach (System.Text.RegularExpressions.Match reference in System.Text.RegularExpressions.Regex.Matches(text, "\"#/components/schemas/(\\w+)\""))
            Assert.True(schemas.TryGetProperty(reference.Groups[1].Value, out _), reference.Value);

        using var model = JsonDocument.Parse(await served.GetAsync("/model"));
        Assert.Equal("classes", model.RootElement.GetProperty("task").GetString());
        Assert.Equal(19.5, model.RootElement.GetProperty("columns")[0].GetProperty("median").GetDouble());
        Assert.Equal(served.Model.Network.ParametersSha256(), model.RootElement.GetProperty("parametersSha256").GetString());
    }

    [Fact]
    public async Task It_listens_where_it_is_told_and_says_why_where_it_cannot()
    {
        using var folder = new TemporaryFolder();
        var served = ServedModel.Create("a.npz", Small);
        await using ModelServer first = await ModelServer.StartAsync(served, new ServerSettings { Port = 0, Address = IPAddress.Loopback });
        int port = new Uri(first.Addresses[0]).Port;
        CommandException taken = await Assert.ThrowsAsync<CommandException>(() => ModelServer.StartAsync(served, new ServerSettings { Port = port, Address = IPAddress.Loopback }));
        Assert.Contains("another program is already listening there", taken.Message, StringComparison.Ordinal);
        CommandException foreign = await Assert.ThrowsAsync<CommandException>(() => ModelServer.StartAsync(served, new ServerSettings { Port = 0, Address = IPAddress.Parse("192.0.2.1") }));
        Assert.Contains("no such address", foreign.Message, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        string file = folder.File("s");
        await using ModelServer socket = await ModelServer.StartAsync(served, new ServerSettings { Socket = file });
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task The_command_finds_the_server_by_itself_says_where_it_is_and_ends_well()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no env --default-signal");
        string settings = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.runtimeconfig.json"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("AspNetCore", settings, StringComparison.Ordinal); // all other commands start without
        using var folder = new TemporaryFolder();
        string model = folder.File("small.npz");
        ModelFile.Save(model, Small);
        using Process process = Process.Start(new ProcessStartInfo(
            "env", ["--default-signal=TERM", "dotnet", Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll"), "serve", "--model", model, "--port", "0", "--json"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var told = new StringBuilder();
        while (!told.ToString().EndsWith("}\n", StringComparison.Ordinal))
            told.Append(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken))).Append('\n');
        using var json = JsonDocument.Parse(told.ToString());
        using var client = new HttpClient();
        Assert.Contains("healthy", await client.GetStringAsync(new Uri(json.RootElement.GetProperty("addresses")[0].GetString() + "/health"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void The_runtime_for_servers_is_the_newest_of_the_same_version_beside_that_of_the_command()
    {
        using var folder = new TemporaryFolder();
        string runtime = Directory.CreateDirectory(folder.File("shared/Microsoft.NETCore.App/10.0.3")).FullName;
        Assert.Null(AspNetRuntime.Beside(runtime, new Version(10, 0, 3)));
        foreach (string version in (string[])["9.0.9", "10.0.2", "10.0.11", "10.1.0", "10.0.12-preview.1"])
            Directory.CreateDirectory(folder.File($"shared/Microsoft.AspNetCore.App/{version}"));
        Assert.Equal("10.0.11", Path.GetFileName(AspNetRuntime.Beside(runtime, new Version(10, 0, 3))));
        Assert.Null(AspNetRuntime.Beside(runtime, new Version(11, 0, 0)));
    }

    [Theory]
    [InlineData("--port must be a whole number from 0 to 65535, not '70000'.", "--port", "70000")]
    [InlineData("--port must be a whole number of at least 0", "--port", "-1")]
    [InlineData("--listen must be localhost, any, an IP address, or unix: and a file, not 'example.org'.", "--listen", "example.org")]
    [InlineData("--port is for network addresses, and a socket has no port", "--listen", "unix:/tmp/x", "--port", "1")]
    [InlineData("--max-body must be a number of bytes above 0", "--max-body", "many")]
    [InlineData("--max-body must be a number of bytes above 0", "--max-body", "99999999999G")]
    [InlineData("--max-concurrency must be a whole number of at least 1", "--max-concurrency", "0")]
    public void Wrong_usage_is_told_with_exit_code_2(string message, params string[] arguments)
    {
        Ran run = Ran.Glassbox(["serve", "--model", "x.npz", .. arguments]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }
}
