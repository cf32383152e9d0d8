// The function app on Flex Consumption, with a system-assigned identity that may use the storage account.
param name string
param location string
param storageAccountName string
param deploymentContainerUrl string
param telemetryConnectionString string
param instanceMemoryMB int
param maximumInstanceCount int
param planCrawlsSchedule string
param publishChangesSchedule string
param notifySchedule string
param exportDaysSchedule string
param feedsUrl string
param crawlerContact string

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'SystemAssignedIdentity'
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      // Pages of any site may read what everybody may; the platform answers preflights itself, before the app sees them. No cookies go along.
      cors: {
        allowedOrigins: [
          '*'
        ]
        supportCredentials: false
      }
      appSettings: [
        {
          name: 'AzureWebJobsStorage__accountName'
          value: storage.name
        }
        {
          name: 'AzureWebJobsStorage__credential'
          value: 'managedidentity'
        }
        {
          // The app answers "/" itself.
          name: 'AzureWebJobsDisableHomepage'
          value: 'true'
        }
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: telemetryConnectionString
        }
        {
          name: 'PlanCrawlsSchedule'
          value: planCrawlsSchedule
        }
        {
          name: 'PublishChangesSchedule'
          value: publishChangesSchedule
        }
        {
          name: 'NotifySchedule'
          value: notifySchedule
        }
        {
          name: 'ExportDaysSchedule'
          value: exportDaysSchedule
        }
        {
          name: 'Push__FeedsUrl'
          value: feedsUrl
        }
        {
          name: 'Fetch__Contact'
          value: crawlerContact
        }
      ]
    }
  }
}

// Built-in roles: Storage Blob Data Owner, Storage Table Data Contributor, Storage Queue Data Contributor.
var roles = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(storage.id, app.id, role)
    scope: storage
    properties: {
      principalId: app.identity.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

output name string = app.name
output hostName string = app.properties.defaultHostName
