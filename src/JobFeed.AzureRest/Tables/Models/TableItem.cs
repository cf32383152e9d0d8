namespace JobFeed.AzureRest.Tables.Models;

/// <summary>A table of the account, by name; mirrors Azure.Data.Tables.Models.TableItem.</summary>
public class TableItem(string name)
{
    /// <summary>Mirrors Name.</summary>
    public string Name { get; } = name;
}
