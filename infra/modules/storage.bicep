// The one storage account: the host's own state, the deployed package, and everything JobFeed keeps.
// Tables, queues and the other containers are made by the app at its start.
param name string
param location string
param publicFeeds bool

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    // The account only permits it; each container is private unless it says otherwise, and "feeds" alone does.
    allowBlobPublicAccess: publicFeeds
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource deployments 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'deployments'
}

resource feeds 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'feeds'
  properties: {
    publicAccess: publicFeeds ? 'Blob' : 'None'
  }
}

output name string = account.name
output feedsUrl string = '${account.properties.primaryEndpoints.blob}${feeds.name}'
output deploymentContainerUrl string = '${account.properties.primaryEndpoints.blob}${deployments.name}'
