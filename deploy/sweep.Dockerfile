# The tool glassbox-sweep, for workers and shards:
#   dotnet publish -c Release src/Glassbox.Sweeps.Cli -o artifacts/sweep && docker build -f deploy/sweep.Dockerfile -t glassbox-sweep:1.0.0 artifacts/sweep
FROM mcr.microsoft.com/dotnet/runtime:10.0
WORKDIR /app
COPY . .
USER 1000
ENTRYPOINT ["./glassbox-sweep"]
