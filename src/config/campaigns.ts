import type { Values } from './variables.ts'

/** Services of the campaigns desk: addresses, the operator's own keys, limits. */
export type CampaignsConfig = ReturnType<typeof campaignsConfig>

export function campaignsConfig(values: Values) {
  return {
    /** What may be spent in a day on the operator's keys; micros are millionths of a dollar. */
    spending: {
      perUser: limitOf(values.USER_CALLS_A_DAY, values.USER_DOLLARS_A_DAY),
      total: limitOf(values.TOTAL_CALLS_A_DAY, values.TOTAL_DOLLARS_A_DAY),
    },
    wordstat: {
      cloudUrl: values.WORDSTAT_CLOUD_URL,
      oauthUrl: values.WORDSTAT_OAUTH_URL,
      reportsUrl: values.DIRECT_REPORTS_URL,
      /** The operator's keys serve workspaces without an own one, fairly shared. */
      cloudKey: values.YANDEX_CLOUD_KEY,
      cloudFolder: values.YANDEX_CLOUD_FOLDER,
      oauthToken: values.WORDSTAT_OAUTH_TOKEN,
    },
    direct: { url: values.DIRECT_URL },
    yandexOauth: {
      url: values.YANDEX_OAUTH_URL,
      clientId: values.YANDEX_CLIENT_ID,
      clientSecret: values.YANDEX_CLIENT_SECRET,
    },
    openai: {
      url: values.OPENAI_URL,
      api: values.OPENAI_API,
      key: values.OPENAI_API_KEY,
      model: values.OPENAI_MODEL,
      embeddingModel: values.OPENAI_EMBEDDING_MODEL,
    },
    google: {
      sheetsUrl: values.GOOGLE_SHEETS_URL,
      driveUrl: values.GOOGLE_DRIVE_URL,
      tokenUrl: values.GOOGLE_TOKEN_URL,
      accountsUrl: values.GOOGLE_ACCOUNTS_URL,
      serviceAccount: values.GOOGLE_SERVICE_ACCOUNT,
      sharedDrive: values.GOOGLE_SHARED_DRIVE,
      clientId: values.GOOGLE_CLIENT_ID,
      clientSecret: values.GOOGLE_CLIENT_SECRET,
    },
    /** Public pages are asked for there instead of on the open internet; see createSites. */
    sitesUrl: values.SITES_URL,
  }
}

function limitOf(calls: number, dollars: number) {
  return { calls, micros: Math.round(dollars * 1_000_000) }
}

/** Texts of it that must never be printed. */
export function campaignsSecrets({
  wordstat,
  yandexOauth,
  openai,
  google,
}: CampaignsConfig): string[] {
  return [
    wordstat.cloudKey,
    wordstat.oauthToken,
    yandexOauth.clientSecret,
    openai.key,
    google.serviceAccount?.privateKey,
    google.clientSecret,
  ].filter((secret) => secret !== undefined)
}

/** As it may be printed: addresses and names; of a key only that it is there. */
export function describeCampaigns(config: CampaignsConfig): Record<string, unknown> {
  const { wordstat, yandexOauth, openai, google } = config
  const isSet = (value: unknown) => value !== undefined
  return {
    ...config,
    wordstat: {
      ...wordstat,
      cloudKey: isSet(wordstat.cloudKey),
      oauthToken: isSet(wordstat.oauthToken),
    },
    yandexOauth: { ...yandexOauth, clientSecret: isSet(yandexOauth.clientSecret) },
    openai: { ...openai, key: isSet(openai.key) },
    google: {
      ...google,
      serviceAccount: google.serviceAccount?.email,
      clientSecret: isSet(google.clientSecret),
    },
  }
}
