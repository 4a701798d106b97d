using Glassbox.Sweeps.Cli.Cluster;
using Npgsql;

namespace Glassbox.Sweeps.Tests;

public class ClusterAddressTests
{
    [Theory]
    [InlineData("Host=db", 32, true)]
    [InlineData("Host=db;Max Auto Prepare=0", 0, true)]
    [InlineData("Host=db;MaxAutoPrepare=0;No Reset On Close=false", 0, false)]
    public void Statements_are_planned_once_unless_the_connection_says_otherwise(string text, int planned, bool isKept)
    {
        var connection = new NpgsqlConnectionStringBuilder(ClusterAddress.Parse(text).Connection!);
        Assert.Equal((planned, isKept), (connection.MaxAutoPrepare, connection.NoResetOnClose));
    }
}
