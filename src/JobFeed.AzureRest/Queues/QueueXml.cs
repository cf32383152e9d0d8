using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Azure;
using JobFeed.AzureRest.Queues.Models;

namespace JobFeed.AzureRest.Queues;

/// <summary>Queue messages as the service's XML, encoded as the client's options say.</summary>
/// <remarks>Source: learn.microsoft.com "Put Message" and "Get Messages".</remarks>
internal sealed class QueueXml(QueueMessageEncoding encoding)
{
    /// <summary>64 KiB, counted on the encoded text (learn.microsoft.com "Scalability targets for Queue Storage").</summary>
    public const int MaxBytes = 64 * 1024;

    /// <exception cref="RequestFailedException">400 MessageTooLarge.</exception>
    /// <exception cref="ArgumentException">The text has a character that XML cannot hold and the encoding is None.</exception>
    public byte[] Write(BinaryData message)
    {
        var text = encoding == QueueMessageEncoding.Base64 ? Convert.ToBase64String(message.ToMemory().Span) : message.ToString();
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MaxBytes)
            throw new RequestFailedException(400, $"The message takes {bytes} bytes as it is sent; {MaxBytes} are allowed.", QueueErrorCode.MessageTooLarge.ToString(), null);
        Check(text);
        return Encoding.UTF8.GetBytes(new XElement("QueueMessage", new XElement("MessageText", text)).ToString(SaveOptions.DisableFormatting));
    }

    public QueueMessage[] Received(Response response) => [.. Messages(response).Select(m => new QueueMessage(
        Text(m, "MessageId"), Text(m, "PopReceipt"), Body(m), Time(m, "TimeNextVisible"), Time(m, "InsertionTime"), Time(m, "ExpirationTime"), (long)m.Element("DequeueCount")!))];

    public PeekedMessage[] Peeked(Response response) => [.. Messages(response).Select(m => new PeekedMessage(
        Text(m, "MessageId"), Body(m), Time(m, "InsertionTime"), Time(m, "ExpirationTime"), (long)m.Element("DequeueCount")!))];

    public static SendReceipt Sent(Response response)
    {
        var m = Messages(response).Single();
        return new(Text(m, "MessageId"), Time(m, "InsertionTime"), Time(m, "ExpirationTime"), Text(m, "PopReceipt"), Time(m, "TimeNextVisible"));
    }

    private static IEnumerable<XElement> Messages(Response response)
    {
        // Foreign senders may have written characters that XML 1.0 forbids as numeric references.
        using var reader = XmlReader.Create(response.Content.ToStream(), new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
        return [.. XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!.Elements("QueueMessage")];
    }

    private static void Check(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"The message has a character that a queue cannot hold as text; send it with QueueMessageEncoding.Base64. {e.Message}", nameof(text), e);
        }
    }

    private static string Text(XElement message, string name) => (string?)message.Element(name) ?? "";

    private static DateTimeOffset Time(XElement message, string name) => DateTimeOffset.Parse(Text(message, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private BinaryData Body(XElement message)
    {
        var text = Text(message, "MessageText");
        return encoding == QueueMessageEncoding.Base64 ? BinaryData.FromBytes(Convert.FromBase64String(text)) : BinaryData.FromString(text);
    }
}
