using System.Diagnostics;
using System.Text.Json;

namespace Glassbox.Tests.Serialization;

/// <summary>Networks exported with PyTorch's names predict the same in PyTorch.</summary>
public class PyTorchTests
{
    // safetensors is parsed by hand, because Debian has no package for it; npz is read by NumPy.
    private const string Script = """
        import json, struct, sys
        try:
            import numpy, torch
        except ImportError as missing:
            print(missing); sys.exit(3)
        nn = torch.nn
        def tensors(path):
            if path.endswith(".npz"):
                return {name: torch.from_numpy(array) for name, array in numpy.load(path).items()}
            data = open(path, "rb").read()
            size, = struct.unpack("<Q", data[:8])
            header, found = json.loads(data[8:8 + size]), {}
            for name, entry in header.items():
                if name == "__metadata__": continue
                a, b = entry["data_offsets"]
                found[name] = torch.frombuffer(bytearray(data[8 + size + a:8 + size + b]), dtype=torch.float32).reshape(entry["shape"])
            return found
        answers = []
        for job in json.load(open(sys.argv[1])):
            network = eval(job["module"], {"nn": nn})
            if job["names"]: network = nn.ModuleDict(dict(zip(job["names"], [m for m in network if isinstance(m, nn.Linear)])))
            network.load_state_dict(tensors(job["file"]), strict=True)
            if job["names"]: answers.append(None); continue
            with torch.no_grad(): answers.append(network(torch.tensor(job["inputs"])).tolist())
        print(json.dumps(answers))
        """;

    [Fact]
    public void PyTorch_loads_every_activation_and_predicts_the_same()
    {
        using var folder = new TemporaryFolder();
        List<(Network Network, float[][] Inputs)> asked = [];
        List<object> jobs = [];
        foreach (Activation hidden in Activation.All.Where(activation => activation != Activation.Softmax))
        {
            var network = new Network(new Architecture([5, 7, 6, 3], hidden, Activation.Softmax), seed: 3, Initializer.He);
            for (int i = 0; i < 7; i++) network.Layers[0].Biases[i] = i / 10f;
            float[][] inputs = [.. Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, 5).Select(i => MathF.Sin((row * 5) + i) * 2).ToArray())];
            foreach (string ending in (string[])["npz", "safetensors"])
            {
                string file = folder[$"{hidden.Name}.{ending}"];
                ModelFile.Save(file, new SavedModel(network, Models.SmallRecipe), TensorNames.PyTorch);
                jobs.Add(new { file, module = $"nn.Sequential({string.Join(", ", TensorNames.PyTorchModules(network.Architecture))})", inputs, names = (string[]?)null });
                asked.Add((network, inputs));
            }
        }

        var named = new Network(new Architecture([4, 3, 2]), seed: 1);
        ModelFile.Save(folder["named.npz"], new SavedModel(named), TensorNames.Modules("fc1", "fc2"));
        jobs.Add(new { file = folder["named.npz"], module = "nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))", inputs = Array.Empty<float[]>(), names = (string[]?)["fc1", "fc2"] });

        JsonElement[] answers = [.. Run(folder, jobs).EnumerateArray()];
        Assert.Equal(asked.Count + 1, answers.Length);
        for (int job = 0; job < asked.Count; job++)
        {
            float[][] there = [.. answers[job].EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray())];
            for (int row = 0; row < there.Length; row++)
                Assert.All(asked[job].Network.Predict(asked[job].Inputs[row]).Zip(there[row]), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }
    }

    private static JsonElement Run(TemporaryFolder folder, List<object> jobs)
    {
        File.WriteAllText(folder["script.py"], Script);
        File.WriteAllText(folder["jobs.json"], JsonSerializer.Serialize(jobs));
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3"; // if any Python has PyTorch, it is Debian's own
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, [folder["script.py"], folder["jobs.json"]]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 3) Assert.Skip($"PyTorch is not installed (apt-get install python3-torch): {output.Trim()}");
            Assert.True(process.ExitCode == 0, errors.Result);
            return JsonDocument.Parse(output).RootElement;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Python is not installed.");
            throw;
        }
    }
}
