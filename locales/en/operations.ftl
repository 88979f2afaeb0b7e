# Messages for whoever keeps the bot running
notice-backup-late =
    ⚠️ <b>No backup for { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }</b>
    Look at the free disk space and at the log: it says why the backup failed.
