import { reasonOf } from '#src/app/services/outside.ts'
import type { Config } from '#src/config.ts'
import type { Finding } from './finding.ts'
import { reach } from './reach.ts'

/** Outside services answer at all; whether a seller's key is good is seen when it is used. */
export function checkServices({
  wildberries,
  campaigns,
  stock,
  imports,
}: Config): Promise<Finding[]> {
  const services: [name: string, url: string, variable: string][] = [
    ['wildberries common', `${wildberries.commonUrl}/ping`, 'WB_COMMON_URL'],
    ['wildberries supplies', `${wildberries.suppliesUrl}/ping`, 'WB_SUPPLIES_URL'],
  ]
  const { wordstat, direct, yandexOauth, openai, google } = campaigns
  services.push(
    ['wordstat', wordstat.cloudUrl, 'WORDSTAT_CLOUD_URL'],
    ['yandex direct', direct.url, 'DIRECT_URL'],
    ['yandex id', yandexOauth.url, 'YANDEX_OAUTH_URL'],
    ['openai', openai.url, 'OPENAI_URL'],
    ['google sheets', google.sheetsUrl, 'GOOGLE_SHEETS_URL'],
    ['google sign-in', google.tokenUrl, 'GOOGLE_TOKEN_URL'],
    ['wix', stock.wix.url, 'WIX_URL'],
    ['base', stock.base.url, 'BASE_URL'],
    ['poizon', imports.poizon.url, 'POIZON_URL'],
    ['poizon distribution', imports.poizon.distributionUrl, 'POIZON_DISTRIBUTION_URL'],
  )
  if (wildberries.booking === 'cabinet') {
    services.push(
      ['wildberries cabinet', wildberries.sellerUrl, 'WB_SELLER_URL'],
      ['wildberries cabinet supplies', wildberries.sellerSupplyUrl, 'WB_SELLER_SUPPLY_URL'],
    )
  }
  return Promise.all(services.map((service) => check(...service)))
}

async function check(name: string, url: string, variable: string): Promise<Finding> {
  try {
    const { status, tookMs } = await reach(url)
    if (status < 500) return { name, detail: `answers in ${tookMs} ms` }
    return { name, detail: `answers ${status}`, advice: 'the service is down: try again later' }
  } catch (error) {
    const advice = `open the way to ${new URL(url).host} (network, proxy), or correct ${variable}`
    return { name, detail: reasonOf(error), advice }
  }
}
