-- Gives a lease back. KEYS[1]: lease. ARGV[1]: owner; a lease of somebody else is left alone.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
