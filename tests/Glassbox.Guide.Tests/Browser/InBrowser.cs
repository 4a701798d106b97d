namespace Glassbox.Guide.Tests.Browser;

/// <summary>Tests in the browser: one after another, over one published site.</summary>
[CollectionDefinition]
public sealed class InBrowser : ICollectionFixture<Site>;
