using System.Diagnostics;

namespace Glassbox.ClusterProof;

/// <summary>Networks of this machine's own: a bridge, and behind it a namespace for each silo, which reaches the others by it alone.</summary>
internal sealed class Networks : IDisposable
{
    private const string Bridge = "gbx0";
    private readonly int count;

    public Networks(int count)
    {
        this.count = count;
        Dispose(); // what an earlier run may have left
        Do("ip link add gbx0 type bridge");
        Do($"ip addr add {Gateway}/24 dev {Bridge}");
        Do($"ip link set {Bridge} up");
        for (int silo = 0; silo < count; silo++)
        {
            Do($"ip netns add {Name(silo)}");
            Do($"ip link add gbxv{silo} type veth peer name eth0 netns {Name(silo)}");
            Do($"ip link set gbxv{silo} master {Bridge} up");
            Do($"ip -n {Name(silo)} addr add {Address(silo)}/24 dev eth0");
            Do($"ip -n {Name(silo)} link set eth0 up");
            Do($"ip -n {Name(silo)} link set lo up");
        }
    }

    public static string Gateway => "10.77.0.1";

    public static string Name(int silo) => $"gbx{silo + 1}";

    public static string Address(int silo) => $"10.77.0.{silo + 11}";

    /// <summary>Nobody reaches anybody.</summary>
    public void Cut(TimeSpan time)
    {
        for (int silo = 0; silo < count; silo++) Do($"ip link set gbxv{silo} down");
        Thread.Sleep(time);
        for (int silo = 0; silo < count; silo++) Do($"ip link set gbxv{silo} up");
    }

    public void Dispose()
    {
        for (int silo = 0; silo < count; silo++)
        {
            Do($"ip link del gbxv{silo}", mayFail: true);
            Do($"ip netns del {Name(silo)}", mayFail: true);
        }

        Do($"ip link del {Bridge}", mayFail: true);
    }

    private static void Do(string command, bool mayFail = false)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", mayFail ? $"{command} 2>/dev/null" : command]))!;
        process.WaitForExit();
        if (process.ExitCode != 0 && !mayFail) throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}; it needs root.");
    }
}
