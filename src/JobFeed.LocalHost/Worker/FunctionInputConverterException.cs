namespace JobFeed.LocalHost;

/// <summary>A value does not fit its parameter; mirrors <c>Microsoft.Azure.Functions.Worker.FunctionInputConverterException</c>.</summary>
public sealed class FunctionInputConverterException : Exception
{
    /// <summary>Mirrors <c>FunctionInputConverterException(string)</c>.</summary>
    public FunctionInputConverterException(string message)
        : base(message)
    {
    }

    /// <summary>Mirrors <c>FunctionInputConverterException(string, Exception)</c>.</summary>
    public FunctionInputConverterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
