using System.Security.Cryptography;
using System.Text;

namespace JobFeed.AzureRest.Tables;

/// <summary>An account name and key that sign table requests; mirrors Azure.Data.Tables.TableSharedKeyCredential.</summary>
public class TableSharedKeyCredential
{
    private byte[] key;

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        AccountName = accountName;
        key = Convert.FromBase64String(accountKey);
    }

    /// <summary>Mirrors AccountName.</summary>
    public string AccountName { get; }

    /// <summary>Mirrors SetAccountKey: changes the key of living clients when it is rotated.</summary>
    public void SetAccountKey(string accountKey) => Volatile.Write(ref key, Convert.FromBase64String(accountKey));

    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(Volatile.Read(ref key), Encoding.UTF8.GetBytes(text)));
}
