using Glassbox.ClusterProof;

return args switch
{
    ["proof", .. var rest] => Proof.Run(rest is [var seed] ? int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next()),
    ["throughput"] => Throughput.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tools/Glassbox.ClusterProof -- proof [SEED]
            500 trials on four silos, each in a network of its own; two are killed, the database is restarted, and the network is cut for 30 s.
            The table must be that of one machine. Needs root, for network namespaces, and PostgreSQL.
        dotnet run -c Release --project tools/Glassbox.ClusterProof -- throughput
            The same trials by one process on one core, by a cluster of one and of two workers: how many a second, and what a trial costs.
        """);
    return 2;
}
