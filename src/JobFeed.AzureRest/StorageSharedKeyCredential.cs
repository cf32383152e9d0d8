using System.Security.Cryptography;
using System.Text;

namespace JobFeed.AzureRest;

/// <summary>An account name and key that sign blob and queue requests; mirrors Azure.Storage.StorageSharedKeyCredential.</summary>
public class StorageSharedKeyCredential
{
    private byte[] key;

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public StorageSharedKeyCredential(string accountName, string accountKey)
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
