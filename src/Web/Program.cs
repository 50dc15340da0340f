using IsoDienTu.Kernel.Parts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();
builder.Services.AddParts();

var app = builder.Build();
app.UseParts();
app.MapRazorPages();
app.MapParts();
app.Run();
