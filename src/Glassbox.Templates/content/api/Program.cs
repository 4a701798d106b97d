// Predicts rows of a table over HTTP, with a model written by `glassbox train --out` or Model.Save.
//
//     POST /predict   a row, {"column": value, …}, or a list of rows; returns a prediction, or a list of predictions
//     GET  /model     the inputs and outputs of the model
//     GET  /health    whether the server is running
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Glassbox.Data;
using Microsoft.AspNetCore.RateLimiting;
using PredictionApi;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
Settings settings = builder.Configuration.GetSection("Prediction").Get<Settings>() ?? new Settings();
if (settings.MaxBodyBytes < 1 || settings.MaxRows < 1 || settings.MaxConcurrency < 1 || settings.MaxWaiting < 0)
{
    Console.Error.WriteLine("appsettings.json: MaxBodyBytes, MaxRows and MaxConcurrency must be 1 or more, MaxWaiting 0 or more.");
    return 1;
}

// Loaded once; concurrent requests share it.
Model model;
try
{
    model = Model.Load(Path.Combine(AppContext.BaseDirectory, settings.Model));
}
catch (IOException fault)
{
    Console.Error.WriteLine($"{fault.Message} Name the model's file by \"Prediction\": {{ \"Model\": … }} in appsettings.json, or by the variable Prediction__Model.");
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = settings.MaxBodyBytes);
builder.Services.AddProblemDetails();
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
    json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
});
builder.Services.AddRateLimiter(limits =>
{
    limits.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
    limits.AddConcurrencyLimiter("predict", options =>
    {
        options.PermitLimit = settings.MaxConcurrency;
        options.QueueLimit = settings.MaxWaiting;
        options.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
    });
});

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseRateLimiter();

var predictor = new Predictor(model, settings.MaxRows);
ModelDescription description = ModelDescription.Of(model);
app.MapPost("/predict", (HttpRequest request, CancellationToken aborted) => predictor.AnswerAsync(request.Body, aborted)).RequireRateLimiting("predict");
app.MapGet("/model", () => description);
app.MapGet("/health", () => new Health("healthy"));
app.Run();
return 0;
