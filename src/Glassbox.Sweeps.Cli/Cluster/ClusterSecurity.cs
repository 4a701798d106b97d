using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassbox.Cli;
using Orleans.Connections.Security;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Authentication and encryption in a cluster: mutual TLS, with certificates of one authority.</summary>
/// <param name="Certificate">The certificate of this machine, with its key.</param>
/// <param name="Authority">The certificate that signs all others.</param>
internal sealed record ClusterSecurity(X509Certificate2 Certificate, X509Certificate2 Authority)
{
    /// <param name="certificate">The file of the certificate, PEM.</param>
    /// <param name="key">The file of its key, PEM.</param>
    /// <param name="authority">The file of the authority's certificate, PEM.</param>
    /// <exception cref="CommandException">A file cannot be read, or the certificate is signed by another authority.</exception>
    public static ClusterSecurity Load(string certificate, string key, string authority)
    {
        foreach (string file in (string[])[certificate, key, authority])
            if (!File.Exists(file)) throw new CommandException($"{file}: there is no such file.");
        try
        {
            // Via PKCS #12, because Windows does not accept keys that are only in memory.
            using var pem = X509Certificate2.CreateFromPemFile(certificate, key);
            var security = new ClusterSecurity(
                X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), X509CertificateLoader.LoadCertificateFromFile(authority));
            if (security.IsOurs(security.Certificate)) return security;
            throw new CommandException(WhenOver(security.Certificate, certificate) ?? WhenOver(security.Authority, authority) ?? $"{certificate} is not signed by {authority}.");
        }
        catch (ArgumentException)
        {
            throw new CommandException($"{key} is not the key of {certificate}.");
        }
        catch (CryptographicException fault)
        {
            throw new CommandException($"the certificates cannot be read: {fault.Message}");
        }
    }

    private static string? WhenOver(X509Certificate2 certificate, string file) =>
        DateTime.Now > certificate.NotAfter ? FormattableString.Invariant($"{file}: this certificate expired at {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC.")
        : DateTime.Now < certificate.NotBefore ? FormattableString.Invariant($"{file}: this certificate is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC.")
        : null;

    public void Apply(TlsOptions options)
    {
        options.LocalCertificate = Certificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (certificate, _, _) => IsOurs(certificate);
        options.OnAuthenticateAsClient = (_, client) => client.TargetHost = "glassbox"; // machines have addresses, not names; only the authority is verified
    }

    /// <summary>Returns whether a certificate is signed by the authority and has not expired.</summary>
    public bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
