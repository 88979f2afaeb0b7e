import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import { isPoizonHost } from '#integrations/poizon/hosts.ts'
import { createPictureSource } from '#integrations/sites/pictures.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { servePoizon } from '#test/sandbox/poizon/serve.ts'
import { runningClock } from '#test/support/clock.ts'

test('pictures come from the source’s own hosts, 15 MB at most, and nowhere else by a redirect', async () => {
  const { urls } = await servePoizon()
  const pictures = createPictureSource({
    ...{ clock: runningClock, limiter: createMemoryLimiter({ clock: runningClock }) },
    ...{ log: silentLog, metrics: new Registry(), maxBytes: 15_000_000 },
    ...{ gatewayUrl: urls.pictures, isAllowed: isPoizonHost },
  })
  onTestFinished(pictures.close)
  const at = (name: string, host = 'cdn.poizon.com') =>
    pictures.read(`https://${host}/1/${name}`, new AbortController().signal)
  expect((await at('main.jpg')).length).toBeGreaterThan(100)
  expect(await at('moved-1.jpg')).toEqual(await at('plain-1.jpg'))
  await expect(at('gone-1.jpg')).rejects.toMatchObject({
    code: 'site.status',
    vars: { status: 404 },
  })
  await expect(at('main.jpg', 'evil.example')).rejects.toMatchObject({ code: 'site.foreign' })
  await expect(at('main.jpg', 'xpoizon.com')).rejects.toMatchObject({ code: 'site.foreign' })
  await expect(at('inside-1.jpg')).rejects.toMatchObject({ code: 'site.private' })
  await expect(at('huge-1.jpg')).rejects.toMatchObject({ code: 'site.too_large' })
})
