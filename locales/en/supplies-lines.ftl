# A monitor from one line
monitor-unread = ⚠️ Not understood: “{ $words }”. Check that nothing is missing.
