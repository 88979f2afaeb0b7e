import { createHmac } from 'node:crypto'
import type { Region } from '#desks/campaigns/ports.ts'
import { createGoogle } from '#integrations/google/google.ts'
import { createOpenAiKeys } from '#integrations/openai/keys.ts'
import { createOpenAi } from '#integrations/openai/openai.ts'
import { createSites } from '#integrations/sites/sites.ts'
import { createCloudWordstat } from '#integrations/wordstat/cloud.ts'
import { createYandexCloudKeys } from '#integrations/wordstat/keys.ts'
import { createOauthWordstat } from '#integrations/wordstat/oauth.ts'
import { createRegions } from '#integrations/wordstat/regions.ts'
import { createReportsWordstat } from '#integrations/wordstat/reports.ts'
import { createDirect } from '#integrations/yandex-direct/direct.ts'
import { createYandexDirectKeys } from '#integrations/yandex-direct/keys.ts'
import { createYandexOauth } from '#integrations/yandex-direct/oauth.ts'
import { readDirectToken } from '#integrations/yandex-direct/token.ts'
import type { Base } from '../base.ts'

export type CampaignServices = ReturnType<typeof openCampaignServices>

/** Clients of the outside services the campaigns desk works with, and what their keys look like. */
export function openCampaignServices({ config, limiter, clock, log, metrics, cache }: Base) {
  const { wordstat, direct, yandexOauth, openai, google, sitesUrl } = config.campaigns
  const shared = { limiter, clock, log, metrics }
  const masterKey = config.masterKeys.current.key

  /** Secret, and the same each time for a workspace: the link may be opened today and its code pasted after a restart. */
  const verifierFor = (workspaceId: string): string =>
    createHmac('sha256', masterKey).update(`pkce:${workspaceId}`).digest('base64url')

  const cloud = createCloudWordstat({ ...shared, baseUrl: wordstat.cloudUrl })
  const oauth = createOauthWordstat({ ...shared, baseUrl: wordstat.oauthUrl })
  const reports = createReportsWordstat({
    ...shared,
    baseUrl: wordstat.reportsUrl,
    tokenOf: (secret) => readDirectToken(secret)?.access ?? secret,
  })
  const drafts = createDirect({ ...shared, url: direct.url })
  const { clientId, clientSecret, url } = yandexOauth
  const yandexId = clientId
    ? createYandexOauth({ ...shared, url, clientId, clientSecret })
    : undefined
  const openAi = createOpenAi({
    ...shared,
    baseUrl: openai.url,
    api: openai.api,
    model: openai.model,
    embeddingModel: openai.embeddingModel ?? '',
  })
  const sheets = createGoogle({
    ...shared,
    urls: {
      sheets: google.sheetsUrl,
      drive: google.driveUrl,
      token: google.tokenUrl,
      accounts: google.accountsUrl,
    },
    serviceAccount: google.serviceAccount,
    app:
      google.clientId && google.clientSecret
        ? { id: google.clientId, secret: google.clientSecret }
        : undefined,
    sharedDriveId: google.sharedDrive,
    verifierFor,
  })
  const sites = createSites({ ...shared, gatewayUrl: sitesUrl })
  const { cloudKey, cloudFolder } = wordstat
  const tree = cloudKey
    ? (): Promise<Region[]> =>
        cloud.getRegionsTree({
          secret: cloudKey,
          ...(cloudFolder ? { folderId: cloudFolder } : {}),
        })
    : undefined

  return {
    wordstat: { cloud, oauth, reports },
    regions: createRegions({ cache, clock, log, ...(tree ? { tree } : {}) }),
    drafts,
    model: openAi.model,
    embedder: openai.embeddingModel ? openAi.embedder : undefined,
    spreadsheets: sheets.spreadsheets,
    sheetsEmail: sheets.serviceEmail ?? '',
    sites,
    keyServices: [
      createYandexCloudKeys({ cloud }),
      createYandexDirectKeys({ direct: drafts, oauth: yandexId, verifierFor }),
      createOpenAiKeys({ openAi }),
      sheets.keys,
    ],
    async close() {
      const clients = [cloud, oauth, reports, drafts, yandexId, openAi, sheets, sites]
      await Promise.all(clients.map((client) => client?.close()))
    },
  }
}
