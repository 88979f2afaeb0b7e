# Что не так с ключом или доступом к сервису
key-bad-yandex-code = Яндекс не принял код: он живёт 10 минут и подходит один раз. Получите новый по кнопке.
key-bad-yandex-token = Это не похоже на токен Яндекса целиком. Он начинается с <code>y0_</code>.
key-bad-yandex-refused = Директ не принимает этот доступ: он отозван или истёк. Подключите его заново.
key-bad-yandex-not-approved = У бота ещё нет доступа к API Директа. Это решает администратор бота.
key-bad-yandex-account = У этого логина нет аккаунта в Директе или прав на него.
key-bad-cloud = Это не похоже на ключ Yandex Cloud целиком. Он начинается с <code>AQVN</code>.
key-bad-cloud-refused = Wordstat не принимает этот ключ. Проверьте роль search-api.webSearch.user и область ключа yc.search-api.execute.
key-bad-openai = Это не похоже на ключ OpenAI целиком. Он начинается с <code>sk-</code>.
key-bad-openai-refused = OpenAI не принимает этот ключ. Создайте новый на platform.openai.com.

error-direct-campaign = Директ не принял кампанию: { $detail }
error-direct-not-draft = Эта кампания уже отправлена на модерацию, бот её больше не меняет.
error-direct-points = Баллы API Директа закончились. Продолжим сами чуть позже.
error-openai-quota = На счёте OpenAI закончились деньги. Пополните его или подключите другой ключ и нажмите «Продолжить».
