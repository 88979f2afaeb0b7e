# Что не так с ключом или доступом к сервису
key-bad-yandex-code = Яндекс не принял код: он живёт 10 минут и подходит один раз. Получите новый.
key-bad-yandex-token = Это не похоже на токен Яндекса целиком. Он начинается с <code>y0_</code>.
key-bad-yandex-refused = Директ не принимает этот доступ: он отозван или истёк. Подключите его заново.
key-bad-yandex-not-approved = У бота ещё нет доступа к API Директа. Это решает администратор бота.
key-bad-yandex-account = У этого логина нет кабинета в Директе или прав на него.
key-bad-cloud = Это не похоже на ключ Yandex Cloud целиком. Он начинается с <code>AQVN</code>.
key-bad-cloud-refused = Wordstat не принимает этот ключ. Проверьте роль <code>search-api.webSearch.user</code> и область ключа <code>yc.search-api.execute</code>.
key-bad-openai = Это не похоже на ключ OpenAI целиком. Он начинается с <code>sk-</code>.
key-bad-openai-refused = OpenAI не принимает этот ключ. Создайте новый на platform.openai.com.
key-bad-google = Пришлите ссылку на таблицу Google или адрес страницы, которая открылась после входа.
key-bad-google-denied = Доступ не разрешён. Откройте ссылку ещё раз и нажмите «Разрешить».
key-bad-google-code = Google не принял код: он подходит один раз и живёт несколько минут. Получите новый.
key-bad-google-no-drive = Галочка доступа к Диску снята. Войдите ещё раз и оставьте её.
key-bad-google-no-sheet = Таблицы по этой ссылке нет. Проверьте ссылку.
key-bad-google-no-access = У бота нет прав редактора этой таблицы. Откройте ему доступ и пришлите ссылку снова.
key-bad-google-taken = Эта таблица уже подключена другой командой. Создайте свою, откройте к ней доступ и пришлите ссылку.
key-bad-google-not-a-sheet = Это файл Excel. Сохраните его как Google Таблицу и пришлите её ссылку.

error-direct-campaign = Директ не принял кампанию: { $detail }
error-direct-not-draft = Эта кампания уже отправлена на модерацию, бот её больше не меняет.
error-direct-points = Лимит запросов к API Директа на сегодня исчерпан. Бот продолжит сам чуть позже.
error-openai-quota = На счёте OpenAI закончились деньги. Пополните его или подключите другой ключ и нажмите «{ runs-button-retry }».
error-google-revoked = Доступ к Google отозван. Подключите его заново.
error-google-storage-quota = На Диске Google нет места. Освободите его и выгрузите снова; файл XLSX уже в чате.
error-google-no-access = Таблица больше не открыта боту. Верните ему права редактора.
error-google-sheet-gone = Вашей таблицы больше нет. Подключите другую.
error-google-not-configured = Google Таблицы здесь не настроены. Файл XLSX приходит в чат.
