// What JobFeed needs in Azure: one storage account, one Flex Consumption function app, telemetry, and the roles between them.
// Deploy: az deployment group create --resource-group RG --template-file infra/main.bicep --parameters name=jobfeed
targetScope = 'resourceGroup'

@description('Short name that every resource carries; lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string = 'jobfeed'

@description('Region of all resources. Flex Consumption must be offered there.')
param location string = resourceGroup().location

@description('Memory of one instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances the app scales out to.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('NCRONTAB schedule on which due boards are queued.')
param planCrawlsSchedule string = '0 * * * * *'

@description('NCRONTAB schedule on which pending changes are folded, beside the queue that does so after each crawl.')
param publishChangesSchedule string = '30 */5 * * * *'

@description('NCRONTAB schedule on which saved feeds, webhooks and subscribers are looked after, beside the queue that does so after each fold.')
param notifySchedule string = '15 * * * * *'

@description('NCRONTAB schedule on which the files of days that are over are written.')
param exportDaysSchedule string = '0 20 * * * *'

@description('Whether everybody may read the files of saved feeds straight from Blob Storage, so that polling them runs no function. Nothing else becomes public.')
param publicFeeds bool = false

@description('A page or an e-mail address at which site owners reach the keeper of the crawler; sent with every request.')
@maxLength(200)
param crawlerContact string = ''

var suffix = uniqueString(resourceGroup().id, name)

module telemetry 'modules/telemetry.bicep' = {
  name: 'telemetry'
  params: {
    name: '${name}-${suffix}'
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: take('${name}${suffix}', 24)
    location: location
    publicFeeds: publicFeeds
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: '${name}-${suffix}'
    location: location
    storageAccountName: storage.outputs.name
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    telemetryConnectionString: telemetry.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    planCrawlsSchedule: planCrawlsSchedule
    publishChangesSchedule: publishChangesSchedule
    notifySchedule: notifySchedule
    exportDaysSchedule: exportDaysSchedule
    feedsUrl: publicFeeds ? storage.outputs.feedsUrl : ''
    crawlerContact: crawlerContact
  }
}

output appName string = app.outputs.name
output url string = 'https://${app.outputs.hostName}'
