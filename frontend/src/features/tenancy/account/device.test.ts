import { describe, expect, it } from 'vitest'
import { deviceWords } from './device'

describe('deviceWords', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge · Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iPhone'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.50', 'WeChat · Android'],
  ])('%s', (userAgent, words) => expect(deviceWords(userAgent)).toBe(words))
  it('says nothing of what nobody knows', () => {
    expect(deviceWords('curl/8.5')).toBeNull()
    expect(deviceWords(null)).toBeNull()
  })
})
